import { aPerson, theFacts } from '../testing/index.js';
import type { GrantContext } from './grant-context.js';
import { grantVocabulary } from './grant.js';
import { VOCABULARIES, type CallContext } from './index.js';

const { events, effects, guards, context } = grantVocabulary;
const nil = '018f0000-0000-7000-8000-000000000000';
const begun = { grantId: nil, callId: nil, lot: 'L1', organisationId: nil };
const when = { at: new Date('2026-03-02T12:00:00.000Z'), by: aPerson('amina', 'applicant') };
const facts = theFacts();
const award = { amountMinor: 500_000 };
const contract = {
  contractId: nil,
  implementationStart: '2026-09-01',
  implementationEnd: '2027-08-31T23:00:00.000Z',
};

/** What a grant remembers after these events, each checked against its shape. */
function after(...happened: readonly (readonly [keyof typeof events, object])[]): GrantContext {
  const end = happened.reduce<object>((remembered, [name, payload]) => {
    const word: (typeof events)[keyof typeof events] = events[name];
    if (!('remember' in word)) return remembered;
    return (word.remember as (context: object, payload: object, at: typeof when) => object)(remembered, payload, when);
  }, {});
  return context.parse(end);
}

const draft = ['draftStarted', begun] as const;
const submitted = ['applicationSubmitted', { submissionId: nil, contentHash: 'c0ffee', requestedMinor: 7 }] as const;
const assessed = ['assessmentFinalised', { assessmentId: nil, required: 2 }] as const;
const shortListed = ['shortListed', { decisionId: nil, rank: 1, total: 80 }] as const;
const afresh = {
  ...begun,
  stage: 'conceptNote',
  submissions: {},
  assessments: 0,
  paidMinor: 0,
  balanceSettled: false,
};

describe('a grant remembers', () => {
  it('where it began, and nothing paid or settled', () => {
    expect(after(draft)).toEqual(afresh);
  });

  it('the submission of each stage', () => {
    const requested = { submissionId: nil, requestedMinor: 7 };

    expect(after(draft, submitted)).toEqual({ ...afresh, submissions: { conceptNote: requested } });
    expect(after(draft, submitted, shortListed, submitted).submissions).toEqual({
      conceptNote: requested,
      fullApplication: requested,
    });
  });

  it('how many assessments this round has; the next round begins with none', () => {
    expect(after(draft, assessed, assessed)).toEqual({ ...afresh, assessments: 2 });
    expect(after(draft, assessed, shortListed)).toEqual({ ...afresh, stage: 'fullApplication' });
  });

  it.each([
    ['provisionallySelected', { decisionId: nil, rank: 1, total: 80, ...award }],
    ['placedOnReserve', { decisionId: nil, rank: 9, total: 60, ...award }],
    ['awardDecided', award],
  ] as const)('the amount of the award: %s', (event, payload) => {
    expect(after(draft, [event, payload])).toEqual({ ...afresh, award });
  });

  it('its contract until that is taken back', () => {
    expect(after(draft, ['contractPrepared', contract])).toEqual({ ...afresh, contract });
    expect(after(draft, ['contractPrepared', contract], ['contractTakenBack', { reason: 'x' }])).toEqual(afresh);
  });

  it('what was paid, and that its balance is settled, with a payment or without', () => {
    const paid = (kind: string, amountMinor: number) =>
      ['instalmentExecuted', { paymentId: nil, kind, amountMinor }] as const;

    expect(after(draft, paid('prefinancing', 3), paid('further', 4))).toEqual({ ...afresh, paidMinor: 7 });
    expect(after(draft, paid('balance', 3), paid('further', 4))).toMatchObject({ paidMinor: 7, balanceSettled: true });
    expect(after(draft, ['balanceSettledWithoutPayment', { recoveryMinor: 0, reason: 'x' }])).toEqual({
      ...afresh,
      balanceSettled: true,
    });
  });

  it('the costs that the final report was accepted with', () => {
    const accepted = { reportId: nil, acceptedCostsMinor: 42 };

    expect(after(draft, ['finalReportAccepted', accepted])).toEqual({ ...afresh, acceptedCostsMinor: 42 });
    expect(after(draft, ['interimReportAccepted', accepted])).toEqual(afresh);
  });
});

describe('what is ordered for a grant', () => {
  const grant = after(draft, submitted);
  const ordered = (effect: keyof typeof effects, payload: object, remembered: GrantContext = grant) =>
    effects[effect].payload({}, { context: remembered, payload, facts });

  it('carries ids and sums, never content', () => {
    const other = '018f0000-0000-7000-8000-000000000001';

    expect(ordered('issueReceipt', { submissionId: other })).toEqual({ submissionId: other });
    expect(ordered('openEvaluationRound', {})).toEqual({ stage: 'conceptNote', submissionId: nil });
    expect(ordered('openEvaluationRound', {}, after(draft))).toEqual({ stage: 'conceptNote', submissionId: null });
    expect(ordered('promoteReserve', {})).toEqual({ callId: nil, lot: 'L1' });
    expect(ordered('requestBalance', { acceptedCostsMinor: 42 })).toEqual({ acceptedCostsMinor: 42 });
    for (const effect of ['releaseAward', 'requestPrefinancing', 'scheduleReports'] as const)
      expect(ordered(effect, {})).toEqual({});
  });
});

describe('a grant is kept from going on', () => {
  const holds = (guard: keyof typeof guards, payload?: object, remembered: object = after(draft)) =>
    guards[guard].holds({ context: remembered as GrantContext, payload, facts });

  it.each([
    ['isPrefinancing', 'prefinancing', 'balance'],
    ['isBalance', 'balance', 'further'],
  ] as const)('by a payment of another kind: %s', (guard, kind, another) => {
    expect([holds(guard, { kind }), holds(guard)]).toEqual([true, true]);
    expect(holds(guard, { kind: another })).toEqual({});
  });

  it('by a balance that is not settled, and by a final report that is not', () => {
    expect(holds('balanceSettled')).toEqual({ by: ['financeOfficer'] });
    expect(holds('balanceSettled', {}, { balanceSettled: true })).toBe(true);
    expect(holds('finalReportSettled')).toEqual({ by: ['applicant', 'officer'] });
    expect(holds('finalReportSettled', {}, { acceptedCostsMinor: 0 })).toBe(true);
  });
});

describe('a call that is cancelled, or whose deadline is moved', () => {
  it('has every file of it told which, and why', () => {
    const { cancelApplications, moveDeadlines } = VOCABULARIES.call.effects;
    const call: CallContext = { callId: nil, code: 'KAF-2026-01' };
    const told = { context: call, payload: { deadline: 'awardDate', reason: 'no budget' }, facts };

    expect(cancelApplications.payload({}, told)).toEqual({ callId: nil, reason: 'no budget' });
    expect(moveDeadlines.payload({}, told)).toEqual({ callId: nil, deadline: 'awardDate', reason: 'no budget' });
  });
});
