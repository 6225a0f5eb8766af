import { randomUUID } from 'node:crypto';
import { LastOperator, NotAllowed, OwnRoles, RoleGrantNotFound, RoleHeldAlready } from '../domain/roles.js';
import { Actors } from '../queries/actors.js';
import { PeopleDirectory } from '../queries/people-directory.js';
import { Recipients } from '../queries/recipients.js';
import { Visitors } from '../queries/visitors.js';
import { as, IdentityHouse, bySystem } from '../testing/identity-house.js';
import { CreateToken } from './create-token.js';
import { GrantRole } from './grant-role.js';
import { RevokeRole } from './revoke-role.js';
import { RevokeToken } from './revoke-token.js';
import { CloseAccount } from './close-account.js';

let house: IdentityHouse;

beforeAll(async () => {
  house = await IdentityHouse.open();
});
afterAll(() => house.close());

describe('giving roles', () => {
  it('counts in that call from the next question on', async () => {
    const operator = await house.aColleague('operator');
    const { id: personId } = await house.aColleague();
    const callId = randomUUID();

    await house.get(GrantRole).execute({ ...as(operator), personId, role: 'officer', callId });

    expect((await house.get(Actors).of(null, personId, { callId })).roles).toEqual(['officer']);
    expect((await house.get(Actors).of(null, personId, { callId: randomUUID() })).roles).toEqual([]);
  });
  it('is for operators', async () => {
    const officer = await house.aColleague('officer');
    const { id: personId } = await house.aColleague();

    await expect(
      house.get(GrantRole).execute({ ...as(officer), personId, role: 'officer', callId: null }),
    ).rejects.toThrow(NotAllowed);
  });
  it('is not for oneself', async () => {
    const operator = await house.aColleague('operator');

    await expect(
      house.get(GrantRole).execute({ ...as(operator), personId: operator.id, role: 'financeOfficer', callId: null }),
    ).rejects.toThrow(OwnRoles);
  });
  it('happens once when two operators do it at the same moment', async () => {
    const operator = await house.aColleague('operator');
    const { id: personId } = await house.aColleague();
    const give = () => house.get(GrantRole).execute({ ...as(operator), personId, role: 'chair', callId: null });

    const outcomes = await Promise.allSettled([give(), give()]);

    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toEqual([expect.any(RoleHeldAlready)]);
  });
  it('is refused a second time', async () => {
    const operator = await house.aColleague('operator');
    const { id: personId } = await house.aColleague('officer');

    await expect(
      house.get(GrantRole).execute({ ...as(operator), personId, role: 'officer', callId: null }),
    ).rejects.toThrow(RoleHeldAlready);
  });
});

describe('taking roles', () => {
  it('keeps who gave and who took it', async () => {
    const operator = await house.aColleague('operator');
    const { id: personId } = await house.aColleague();
    const { grantId } = await house
      .get(GrantRole)
      .execute({ ...as(operator), personId, role: 'officer', callId: null });

    await house.get(RevokeRole).execute({ ...as(operator), personId, grantId });

    const file = await house.get(PeopleDirectory).file(personId);
    expect(file?.roles).toEqual([]);
    expect(file?.history).toMatchObject([{ role: 'officer', grantedBy: 'Omar Alaoui', revokedBy: 'Omar Alaoui' }]);
  });
  it('is refused for somebody else’s', async () => {
    const operator = await house.aColleague('operator');
    const { id: personId } = await house.aColleague();
    const { grantId } = await house
      .get(GrantRole)
      .execute({ ...as(operator), personId, role: 'officer', callId: null });

    await expect(house.get(RevokeRole).execute({ ...as(operator), personId: randomUUID(), grantId })).rejects.toThrow(
      RoleGrantNotFound,
    );
  });
  it.each(['update role_grant set role = $$operator$$', 'delete from role_grant', 'truncate role_grant'])(
    'cannot be done behind the programme: %s',
    async (sql) => {
      await house.aColleague('officer');

      await expect(house.rows(sql)).rejects.toThrow(/never|not rewritten/);
    },
  );
});

describe('the last operator', () => {
  it('stays one, and stays in', async () => {
    const last = await IdentityHouse.open();
    const operator = await last.aColleague('operator');
    const [grant] = (await last.get(PeopleDirectory).file(operator.id))?.history ?? [];

    await expect(
      last.get(RevokeRole).execute({ ...bySystem, personId: operator.id, grantId: grant?.id ?? '' }),
    ).rejects.toThrow(LastOperator);
    await expect(
      last.get(CloseAccount).execute({ ...bySystem, personId: operator.id, state: 'closed' }),
    ).rejects.toThrow(LastOperator);
    await last.close();
  });
});

describe('a token', () => {
  it('stands for its person until it is closed', async () => {
    const { id: personId } = await house.aColleague('officer');
    const { secret, id: tokenId } = await house
      .get(CreateToken)
      .execute({ personId, name: 'script', scopes: ['read'], days: 1 });

    const before = await house.get(Visitors).byToken(secret);
    await house.get(RevokeToken).execute({ ...as({ kind: 'person', id: personId, roles: [] }), tokenId });

    expect(before).toMatchObject({ personId, credential: { kind: 'token', mayWrite: false } });
    expect(await house.get(Visitors).byToken(secret)).toBeNull();
  });
  it('is not closed by somebody else', async () => {
    const { id: personId } = await house.aColleague();
    const other = await house.aColleague();
    const { secret, id: tokenId } = await house
      .get(CreateToken)
      .execute({ personId, name: 'script', scopes: ['write'], days: 1 });

    await house.get(RevokeToken).execute({ ...as(other), tokenId });

    expect(await house.get(Visitors).byToken(secret)).toMatchObject({ credential: { mayWrite: true } });
  });
});

describe('recipients', () => {
  it('are the members of the organisation and the staff of the call, each once', async () => {
    const applicant = await house.anApplicant();
    const callId = randomUUID();
    const officer = await house.aColleague();
    await house.get(GrantRole).execute({ ...bySystem, personId: officer.id, role: 'officer', callId });
    await house.get(GrantRole).execute({ ...bySystem, personId: officer.id, role: 'secretary', callId });

    const recipients = await house
      .get(Recipients)
      .of(null, { callId, organisationId: applicant.organisationId, roles: ['applicant', 'secretary'] });

    expect(recipients.map(({ personId }) => personId).toSorted()).toEqual([applicant.personId, officer.id].toSorted());
  });
  it('are no staff about the file of their own organisation', async () => {
    const both = await house.anApplicant();
    const callId = randomUUID();
    await house.get(GrantRole).execute({ ...bySystem, personId: both.personId, role: 'officer', callId });

    const recipients = await house
      .get(Recipients)
      .of(null, { callId, organisationId: both.organisationId, roles: ['officer'] });

    expect(recipients.map(({ personId }) => personId)).not.toContain(both.personId);
  });
});
