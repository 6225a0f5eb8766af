import type { Actor } from '#libs/kernel';
import { AWARD_MINOR, dayFromNow, GrantHouse, RIBS, TOTAL_COSTS_MINOR } from '../../../../test/support/grant-house.js';
import { ImplementationStartsTooEarly } from '../domain/implementation-period.js';
import { ContractChangedSince } from '../domain/signature.js';
import { NotYourStep } from '../domain/who-may.js';
import { ContractPreparation } from '../drafting/contract-preparation.js';
import { ContractFile } from '../queries/contract-file.js';
import { PrepareContract } from './prepare-contract.js';
import { SignAsAuthority, SignAsBeneficiary } from './sign-contract.js';
import { TakeContractBack } from './take-contract-back.js';

const SIGN_AGAIN = `
insert into contract_signature (contract_id, side, person_id, person_name, signed_at, content_hash)
select c.id, 'authority', c.id, 'N. N.', now(), c.content_hash from contract c where c.grant_id = $1`;

let house: GrantHouse;
beforeAll(async () => {
  house = await GrantHouse.open();
});
afterAll(() => house?.close());

const fileOf = (grantId: string) => house.get(ContractFile).of(grantId);
const stateOf = async (grantId: string): Promise<string | undefined> => {
  const rows = await house.query<{ state: string }>('select i.state from workflow_instance i where i.id = $1', [
    grantId,
  ]);
  return rows[0]?.state;
};
const signature = async (grantId: string) => {
  const { contentHash } = await fileOf(grantId);
  return { grantId, contentHash, personName: 'N. N.' };
};

describe('preparing a contract', () => {
  it('fixes award, budget, instalments and period in its words', async () => {
    const grant = await house.anAwardedGrant();

    await house.prepare(grant);

    const { content } = await fileOf(grant.id);
    expect(content).toMatchObject({
      number: expect.stringMatching(/^KAF-2026-01-\d{4}-C1$/),
      amountMinor: AWARD_MINOR,
      totalCostsMinor: TOTAL_COSTS_MINOR,
      currency: 'MAD',
      instalments: [
        { n: 1, kind: 'prefinancing', percent: '80', amountMinor: 72_000_000 },
        { n: 2, kind: 'balance', percent: '20', amountMinor: 18_000_000 },
      ],
      beneficiary: { organisationId: grant.organisationId, name: 'Association Amal' },
      implementation: { start: dayFromNow(1), months: 12 },
    });
    expect(content.headings.map(({ id, amountMinor }) => [id, amountMinor])).toEqual([
      ['1', 60_000_000],
      ['2', 0],
      ['3', 40_000_000],
      ['4', 0],
      ['5', 0],
      ['6', 0],
      ['8', 7_000_000],
      ['10', 0],
    ]);
  });

  it('is refused while the legal file has gaps, with every one of them', async () => {
    const grant = await house.anAwardedGrant();
    await house.changeAccount(grant, RIBS[1], { verified: false });

    await expect(house.prepare(grant)).rejects.toMatchObject({
      code: 'workflow.transition-refused',
      details: { reasons: [{ code: 'guard.legalFileComplete', params: { list: 'bankAccountUnverified' } }] },
    });
    expect((await house.get(ContractPreparation).of(grant.id)).gaps).toEqual(['bankAccountUnverified']);
  });

  it('is refused for an action that begins before its contract', async () => {
    const grant = await house.anAwardedGrant();
    const specialConditions = { fr: 'x', ar: 'x', en: 'x' };
    const command = { grantId: grant.id, implementationStart: '2026-01-01', months: 12, specialConditions };

    await expect(house.get(PrepareContract).execute({ ...house.as(house.cast.officer), ...command })).rejects.toThrow(
      ImplementationStartsTooEarly,
    );
  });

  it('happens once when the same request arrives twice', async () => {
    const grant = await house.anAwardedGrant();
    const command = {
      ...house.as(house.cast.officer, 'prepare-1'),
      grantId: grant.id,
      implementationStart: dayFromNow(1),
      months: 6,
      specialConditions: { fr: 'x', ar: 'x', en: 'x' },
    };

    const first = await house.get(PrepareContract).execute(command);

    expect(await house.get(PrepareContract).execute(command)).toEqual(first);
  });

  it('is not for the grantee', async () => {
    const grant = await house.anAwardedGrant();
    const command = { grantId: grant.id, implementationStart: dayFromNow(1), months: 6 };
    const specialConditions = { fr: 'x', ar: 'x', en: 'x' };

    await expect(
      house.get(PrepareContract).execute({ ...house.as(grant.signatory), ...command, specialConditions }),
    ).rejects.toThrow(NotYourStep);
  });
});

describe('taking a contract back', () => {
  it('keeps it in the file and makes room for one with another number', async () => {
    const grant = await house.anAwardedGrant();
    await house.prepare(grant);

    await house.get(TakeContractBack).execute({ ...house.as(house.cast.officer), grantId: grant.id, reason: 'A date' });
    await house.prepare(grant, 9);

    const { content } = await fileOf(grant.id);
    expect(content.number).toMatch(/-C2$/);
    const kept = await house.query('select c.id from contract c where c.grant_id = $1', [grant.id]);
    expect(kept).toHaveLength(2);
  });
});

describe('signing a contract', () => {
  it('starts the grant once both sides have signed, and asks for the first instalment and the reports', async () => {
    const grant = await house.aSignedGrant();

    expect(await stateOf(grant.id)).toBe(
      'running.disbursement.prefinancing running.reporting.implementation running.standing.active',
    );
    const asked = await house.query<{ name: string }>(
      `select o.name from outbox o where o.instance_id = $1 and o.done_at is null and o.name <> 'notify' order by o.name`,
      [grant.id],
    );
    expect(asked.map(({ name }) => name)).toEqual(['requestPrefinancing', 'scheduleReports']);
    expect((await fileOf(grant.id)).signatures.map(({ side }) => side)).toEqual(['authority', 'beneficiary']);
  });

  it('is refused to whoever prepared the contract', async () => {
    const grant = await house.anAwardedGrant();
    const both: Actor = { ...house.cast.officer, roles: ['officer', 'authority'] };
    await house.prepare(grant);

    await expect(
      house.get(SignAsAuthority).execute({ ...house.as(both), ...(await signature(grant.id)) }),
    ).rejects.toMatchObject({ details: { reasons: [{ code: 'fourEyes' }] } });
  });

  it('is refused for a content that nobody can see any more', async () => {
    const grant = await house.anAwardedGrant();
    await house.prepare(grant);
    const old = await signature(grant.id);
    await house.get(TakeContractBack).execute({ ...house.as(house.cast.officer), grantId: grant.id, reason: 'A date' });
    await house.prepare(grant, 9);

    await expect(house.get(SignAsAuthority).execute({ ...house.as(house.cast.authority), ...old })).rejects.toThrow(
      ContractChangedSince,
    );
  });

  it('is not possible for the grantee before the authority', async () => {
    const grant = await house.anAwardedGrant();
    await house.prepare(grant);

    await expect(
      house.get(SignAsBeneficiary).execute({ ...house.as(grant.signatory), ...(await signature(grant.id)) }),
    ).rejects.toMatchObject({ details: { reasons: [{ code: 'notInThisState' }] } });
  });
});

describe('a signed contract', () => {
  it.each([
    ['changed', 'update contract set amount_minor = amount_minor + 1 where grant_id = $1'],
    ['deleted', 'delete from contract where grant_id = $1'],
    [
      'taken back',
      `update contract set taken_back_at = now(), taken_back_by = id, taken_back_reason = 'x' where grant_id = $1`,
    ],
    ['signed again', SIGN_AGAIN],
    [
      'cleared of a signature',
      'delete from contract_signature s using contract c where c.id = s.contract_id and c.grant_id = $1',
    ],
  ])('cannot be %s, not even past the programme', async (_what, sql) => {
    const grant = await house.aSignedGrant();

    await expect(house.query(sql, [grant.id])).rejects.toThrow(/contract|never changed|duplicate key/);
  });
});
