import type { JsonObject } from '#libs/kernel';
import { aCalendar, theFacts } from '../testing/index.js';
import type { Circumstances } from '../types.js';
import { submissionUnderWay, type GrantContext } from './grant-context.js';
import { grantVocabulary } from './grant.js';

const { guards, events } = grantVocabulary;
const nil = '018f0000-0000-7000-8000-000000000000';
const grant: GrantContext = {
  grantId: nil,
  callId: nil,
  lot: 'L1',
  organisationId: nil,
  stage: 'conceptNote',
  submissions: {},
  assessments: 0,
  paidMinor: 0,
  balanceSettled: false,
};
const conceptNote = { submissionId: nil, requestedMinor: 100_000 };
const fullApplication = { submissionId: '018f0000-0000-7000-8000-000000000001', requestedMinor: 110_000 };

interface Change {
  readonly context?: Partial<GrantContext>;
  readonly payload?: object;
  readonly given?: JsonObject;
  readonly arrivedAt?: string;
}

function circumstances({ context, payload, ...facts }: Change): Circumstances<GrantContext> {
  return { context: { ...grant, ...context }, payload, facts: theFacts(facts) };
}

describe('before the deadline', () => {
  const deadline = '2026-02-19T12:00:00.000Z';

  it.each(['2026-02-19T11:59:59.999Z', '2026-02-01T00:00:00.000Z'])('is what arrived at %s', (arrivedAt) => {
    expect(guards.beforeDeadline.holds(circumstances({ given: { deadline }, arrivedAt }))).toBe(true);
  });

  it.each([deadline, '2026-02-19T12:00:00.001Z'])('is not what arrived at %s', (arrivedAt) => {
    expect(guards.beforeDeadline.holds(circumstances({ given: { deadline }, arrivedAt }))).toEqual({
      params: { deadline },
      by: ['officer'],
    });
  });

  it('is everything where the state has no deadline', () => {
    expect(guards.beforeDeadline.holds(circumstances({}))).toBe(true);
  });
});

describe('the final report', () => {
  const { finalReportDue } = grantVocabulary.deadlines;
  const calendar = aCalendar({ periods: { finalReport: 'P30D' } });
  const since = new Date('2027-01-03T08:00:00.000Z');
  const contract = {
    contractId: nil,
    implementationStart: '2026-01-01',
    implementationEnd: '2027-01-01T00:00:00.000Z',
  };

  it('is due a period after the end of the contract, whenever that was noticed', () => {
    expect(finalReportDue.instant({ context: { ...grant, contract }, since, calendar, stops: [] })).toEqual(
      new Date('2027-01-31T00:00:00.000Z'),
    );
  });

  it('is due at no time without a contract', () => {
    expect(finalReportDue.instant({ context: grant, since, calendar, stops: [] })).toBeNull();
  });
});

describe('the contribution of a full application', () => {
  const given = { contributionMovePercent: 20 };
  const context = { submissions: { conceptNote } };

  it.each([80_000, 100_000, 120_000])('may be %i where 100 000 were asked for', (requestedMinor) => {
    const asked = circumstances({ context, given, payload: { requestedMinor } });

    expect(guards.contributionWithinTwentyPercent.holds(asked)).toBe(true);
  });

  it.each([79_999, 120_001])('may not be %i where 100 000 were asked for', (requestedMinor) => {
    const asked = circumstances({ context, given, payload: { requestedMinor } });

    expect(guards.contributionWithinTwentyPercent.holds(asked)).toEqual({
      params: { percent: 20, before: 100_000 },
      by: ['applicant'],
    });
  });
});

describe('the last assessment', () => {
  it.each([
    [0, 2, { params: { missing: 1 }, by: ['assessor'] }],
    [1, 2, true],
    [1, 3, { params: { missing: 1 }, by: ['assessor'] }],
    [2, 3, true],
    [2, 2, true],
  ])('with %i before and %i required', (assessments, required, answer) => {
    const asked = circumstances({ context: { assessments }, payload: { required } });

    expect(guards.lastAssessment.holds(asked)).toEqual(answer);
  });
});

describe('a guard that reads what is given', () => {
  it('refuses where nothing was found out, rather than to let something pass unseen', () => {
    expect(guards.applicationComplete.holds(circumstances({}))).toEqual({
      params: { count: 0, list: '' },
      by: ['applicant', 'signatory'],
    });
  });

  it('holds where nothing is listed', () => {
    expect(guards.applicationComplete.holds(circumstances({ given: { missing: [] } }))).toBe(true);
  });

  it('shows the first five of what is listed, and how many there are', () => {
    const missing = ['a', 'b', 'c', 'd', 'e', 'f'];

    expect(guards.applicationComplete.holds(circumstances({ given: { missing } }))).toMatchObject({
      params: { count: 6, list: 'a, b, c, d, e' },
    });
  });
});

describe('what a grant remembers', () => {
  it('is the latest submission of each stage', () => {
    const first = events.applicationSubmitted.remember(grant, conceptNote);
    const second = events.applicationSubmitted.remember({ ...first, stage: 'fullApplication' }, fullApplication);

    expect(second.submissions).toEqual({ conceptNote, fullApplication });
  });

  it('is a new round of assessments for the short-listed', () => {
    expect(events.shortListed.remember({ ...grant, assessments: 2 })).toMatchObject({
      stage: 'fullApplication',
      assessments: 0,
    });
  });

  it('is the sum of what was paid, and that the balance is settled once it is paid', () => {
    const paid = events.instalmentExecuted.remember(grant, { kind: 'prefinancing', amountMinor: 80 });
    const settled = events.instalmentExecuted.remember(paid, { kind: 'balance', amountMinor: 20 });

    expect(paid).toMatchObject({ paidMinor: 80, balanceSettled: false });
    expect(settled).toMatchObject({ paidMinor: 100, balanceSettled: true });
  });

  it('is no contract any more once it was taken back', () => {
    const contract = { contractId: nil, implementationStart: '2026-10-01', implementationEnd: '2027-09-30T23:00:00Z' };

    expect(events.contractTakenBack.remember({ ...grant, contract })).toEqual(grant);
  });
});

describe('the submission under way', () => {
  it('is that of the present stage', () => {
    const submissions = { conceptNote, fullApplication };

    expect(submissionUnderWay({ ...grant, submissions })).toBe(conceptNote);
    expect(submissionUnderWay({ ...grant, stage: 'fullApplication', submissions })).toBe(fullApplication);
  });

  it('is the one that holds both stages under an open call', () => {
    expect(submissionUnderWay({ ...grant, stage: 'fullApplication', submissions: { conceptNote } })).toBe(conceptNote);
  });

  it('is none before the first', () => {
    expect(submissionUnderWay(grant)).toBeUndefined();
  });
});
