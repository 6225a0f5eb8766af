import { NotAllowed } from '../domain/roles.js';
import { OwnBankAccount, BankAccountReplaced } from '../domain/bank-account.js';
import { OrganisationChanged, OrganisationNotFound } from '../domain/organisation.js';
import { LinkNotFound } from '../domain/sign-in-errors.js';
import { Actors } from '../queries/actors.js';
import { OrganisationProfiles } from '../queries/organisation-profiles.js';
import { anOrganisation, aPerson, as, IdentityHouse } from '../testing/identity-house.js';
import { AcceptInvitation } from './accept-invitation.js';
import { ChangeBankAccount } from './change-bank-account.js';
import { InviteMember } from './invite-member.js';
import { LastOwner, RemoveMember } from './remove-member.js';
import { SaveOrganisation } from './save-organisation.js';
import { VerifyBankAccount } from './verify-bank-account.js';

const RIB = '011519000001205000534921';
const OTHER_RIB = '007780000123456789012396';

let house: IdentityHouse;

beforeAll(async () => {
  house = await IdentityHouse.open();
});
afterAll(() => house.close());

async function anEditor(organisationId: string, owner: string): Promise<string> {
  const { personId, email } = await house.anApplicant();
  const { secret } = await house
    .get(InviteMember)
    .execute({ ...as(aPerson(owner)), organisationId, email, role: 'editor' });
  await house.get(AcceptInvitation).execute({ ...as(aPerson(personId)), secret, email });
  return personId;
}

describe('saving an organisation', () => {
  it('changes what was read, and counts it', async () => {
    const { personId, organisationId } = await house.anApplicant();

    const saved = await house.get(SaveOrganisation).execute({
      ...as(aPerson(personId)),
      organisationId,
      version: 1,
      fields: anOrganisation({ name: 'Association Nour' }),
    });

    expect(saved.version).toBe(2);
    expect(await house.get(OrganisationProfiles).of(null, organisationId)).toMatchObject({
      name: 'Association Nour',
      foundedOn: '2018-04-30',
    });
  });
  it('is refused when somebody has changed it meanwhile', async () => {
    const { personId, organisationId } = await house.anApplicant();
    const command = { ...as(aPerson(personId)), organisationId, version: 1 };
    await house.get(SaveOrganisation).execute({ ...command, fields: anOrganisation({ name: 'Association Nour' }) });

    await expect(house.get(SaveOrganisation).execute({ ...command, fields: anOrganisation() })).rejects.toThrow(
      OrganisationChanged,
    );
  });
  it('does not exist for a stranger', async () => {
    const { organisationId } = await house.anApplicant();
    const stranger = await house.anApplicant();
    const command = {
      ...as(aPerson(stranger.personId, 'applicant')),
      organisationId,
      version: 1,
      fields: anOrganisation(),
    };

    await expect(house.get(SaveOrganisation).execute(command)).rejects.toThrow(OrganisationNotFound);
  });
  it('makes one organisation however often the same request arrives', async () => {
    const { personId } = await house.anApplicant();
    const command = {
      ...as(aPerson(personId), 'a-key-of-its-own'),
      organisationId: null,
      version: 0,
      fields: anOrganisation(),
    };

    const answers = await Promise.all([1, 2, 3].map(() => house.get(SaveOrganisation).execute(command)));

    expect(new Set(answers.map(({ organisationId }) => organisationId)).size).toBe(1);
  });
});

describe('the bank account', () => {
  it('keeps the old one in the history and begins unverified', async () => {
    const { personId, organisationId } = await house.anApplicant();
    const by = as(aPerson(personId));
    await house
      .get(ChangeBankAccount)
      .execute({ ...by, organisationId, account: { holder: 'Amal', bank: 'CIH', rib: RIB } });

    await house
      .get(ChangeBankAccount)
      .execute({ ...by, organisationId, account: { holder: 'Amal', bank: 'CIH', rib: OTHER_RIB } });

    const rows = await house.rows(
      `select a.rib, a.ended_at is null as now from bank_account a where a.organisation_id = $1 order by a.since, a.id`,
      [organisationId],
    );
    expect(rows).toEqual([
      { rib: RIB, now: false },
      { rib: OTHER_RIB, now: true },
    ]);
    expect((await house.get(OrganisationProfiles).of(null, organisationId))?.account?.verifiedAt).toBeNull();
  });
  it('is one when two people enter it at the same moment', async () => {
    const { personId, organisationId } = await house.anApplicant();
    const enter = (rib: string) =>
      house
        .get(ChangeBankAccount)
        .execute({ ...as(aPerson(personId)), organisationId, account: { holder: 'Amal', bank: 'CIH', rib } });

    await Promise.all([enter(RIB), enter(OTHER_RIB), enter(RIB), enter(OTHER_RIB)]);

    const rows = await house.rows(
      `select a.id from bank_account a where a.organisation_id = $1 and a.ended_at is null`,
      [organisationId],
    );
    expect(rows).toHaveLength(1);
  });
  it('keeps its verification when the same is entered again', async () => {
    const { organisationId, personId, accountId } = await anAccount();
    const officer = await house.aColleague('officer');
    await house.get(VerifyBankAccount).execute({ ...as(officer), organisationId, accountId });

    await house.get(ChangeBankAccount).execute({
      ...as(aPerson(personId)),
      organisationId,
      account: { holder: 'Amal', bank: 'CIH', rib: '011 519 0000012050005349 21' },
    });

    expect((await house.get(OrganisationProfiles).of(null, organisationId))?.account?.verifiedAt).not.toBeNull();
  });
  it('is not changed by an editor', async () => {
    const { organisationId, personId } = await house.anApplicant();
    const editor = await anEditor(organisationId, personId);
    const command = { ...as(aPerson(editor)), organisationId, account: { holder: 'Amal', bank: 'CIH', rib: RIB } };

    await expect(house.get(ChangeBankAccount).execute(command)).rejects.toThrow(NotAllowed);
  });
  it('is not verified by who entered it, whatever roles they have', async () => {
    const { organisationId, personId, accountId } = await anAccount();

    await expect(
      house.get(VerifyBankAccount).execute({ ...as(aPerson(personId, 'officer')), organisationId, accountId }),
    ).rejects.toThrow(OwnBankAccount);
  });
  it('is not verified once it was replaced', async () => {
    const { organisationId, personId, accountId } = await anAccount();
    await house
      .get(ChangeBankAccount)
      .execute({ ...as(aPerson(personId)), organisationId, account: { holder: 'Amal', bank: 'CIH', rib: OTHER_RIB } });
    const officer = await house.aColleague('officer');

    await expect(house.get(VerifyBankAccount).execute({ ...as(officer), organisationId, accountId })).rejects.toThrow(
      BankAccountReplaced,
    );
  });
  it.each([
    ['its number', `update bank_account set rib = '${OTHER_RIB}'`],
    [
      'who entered it',
      'update bank_account set entered_by = (select p.id from person p where p.id <> bank_account.entered_by limit 1)',
    ],
    ['the row', 'delete from bank_account'],
  ])('cannot be rewritten behind the programme: %s', async (_what, sql) => {
    await anAccount();

    await expect(house.rows(sql)).rejects.toThrow(/bank accounts are ended|not rewritten/);
  });
});

async function anAccount() {
  const { personId, organisationId } = await house.anApplicant();
  const account = { holder: 'Amal', bank: 'CIH', rib: RIB };
  const { accountId } = await house
    .get(ChangeBankAccount)
    .execute({ ...as(aPerson(personId)), organisationId, account });
  return { personId, organisationId, accountId };
}

describe('members', () => {
  it('join by an invitation and act for the organisation from then on', async () => {
    const { organisationId, personId } = await house.anApplicant();

    const editor = await anEditor(organisationId, personId);

    expect((await house.get(Actors).of(null, editor, { organisationId })).roles).toEqual(['applicant']);
  });
  it('cannot use an invitation twice, or one for another address', async () => {
    const { organisationId, personId } = await house.anApplicant();
    const { secret } = await house
      .get(InviteMember)
      .execute({ ...as(aPerson(personId)), organisationId, email: 'new@example.ma', role: 'editor' });
    const stranger = await house.anApplicant();
    const accept = (email: string) =>
      house.get(AcceptInvitation).execute({ ...as(aPerson(stranger.personId)), secret, email });

    await expect(accept(stranger.email)).rejects.toThrow(LinkNotFound);
    await accept('new@example.ma');
    await expect(accept('new@example.ma')).rejects.toThrow(LinkNotFound);
  });
  it('cannot use an invitation that a newer one replaced', async () => {
    const { organisationId, personId } = await house.anApplicant();
    const invite = { ...as(aPerson(personId)), organisationId, email: 'twice@example.ma', role: 'editor' as const };
    const { secret } = await house.get(InviteMember).execute(invite);
    await house.get(InviteMember).execute(invite);

    await expect(
      house.get(AcceptInvitation).execute({ ...as(aPerson(personId)), secret, email: 'twice@example.ma' }),
    ).rejects.toThrow(LinkNotFound);
  });
  it('stop acting for it when they are removed', async () => {
    const { organisationId, personId } = await house.anApplicant();
    const editor = await anEditor(organisationId, personId);

    await house.get(RemoveMember).execute({ ...as(aPerson(personId)), organisationId, personId: editor });

    expect((await house.get(Actors).of(null, editor, { organisationId })).roles).toEqual([]);
  });
  it('always leave an owner', async () => {
    const { organisationId, personId } = await house.anApplicant();

    await expect(
      house.get(RemoveMember).execute({ ...as(aPerson(personId)), organisationId, personId }),
    ).rejects.toThrow(LastOwner);
  });
});
