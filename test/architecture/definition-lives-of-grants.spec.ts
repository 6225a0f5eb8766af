import { advance, deadlinesOf, explain, type GrantContext } from '#libs/workflow';
import type { Actor } from '#libs/kernel';
import { aCalendar, aPerson, theFacts } from '#testing/workflow';
import {
  applicant,
  assessors,
  authority,
  chair,
  finance,
  live,
  machineNamed,
  officer,
  refusals,
  system,
  type Happening,
} from './living.js';
import { NOTHING_AGAINST, samplePayloads } from '../support/sample-payloads.js';

const id = '018f0000-0000-7000-8000-000000000001';
const twoAssessments: readonly Happening[] = [
  ['assessmentFinalised', assessors[0]],
  ['assessmentFinalised', assessors[1]],
];
const toAward: readonly Happening[] = [
  ...twoAssessments,
  ['provisionallySelected', chair],
  ['verificationPassed', officer],
  ['awardDecided', authority],
];
const toRunning: readonly Happening[] = [
  ['contractPrepared', officer],
  ['contractSignedByAuthority', authority],
  ['contractSignedByBeneficiary', applicant],
];
const toShortList: readonly Happening[] = [
  ['draftStarted', applicant],
  ['applicationSubmitted', applicant],
  ['submissionDeadlinePassed', system],
  ['administrativeCheckPassed', officer],
  ['eligibilityConfirmed', officer],
  ...twoAssessments,
  ['shortListed', chair],
];
const paymentOf = (kind: string, amountMinor: number): Happening => [
  'instalmentExecuted',
  system,
  { paymentId: id, kind, amountMinor },
];
const prefinancingPaid = paymentOf('prefinancing', 80);
const furtherPaid = paymentOf('further', 10);
const balancePaid = paymentOf('balance', 20);
const nothingDue: Happening = ['balanceSettledWithoutPayment', finance[0]];
const execution: readonly Happening[] = [
  prefinancingPaid,
  ['interimReportAccepted', system],
  ['implementationEnded', system],
  ['finalReportAccepted', system],
  balancePaid,
  ['grantClosed', officer],
];

describe('a grant under a restricted call', () => {
  const machine = machineNamed('grant.restricted-call.v1');
  const toSecondStage: readonly Happening[] = [
    ...toShortList,
    ['applicationSubmitted', applicant],
    ['submissionDeadlinePassed', system],
  ];

  it('lives from a draft to its closure, asking for each thing in its time', () => {
    const { told, snapshot } = live(machine, [...toSecondStage, ...toAward, ...toRunning, ...execution]);

    expect(told).toEqual([
      'submitted.conceptNote: issueReceipt',
      'eligibilityCheck.administrative: ',
      'eligibilityCheck.eligibility: ',
      'scoring.conceptNote: openEvaluationRound',
      'scoring.conceptNote: ',
      'scoring.conceptNoteScored: ',
      'draft.fullApplication: letter',
      'submitted.fullApplication: issueReceipt',
      'scoring.fullApplication: openEvaluationRound',
      'scoring.fullApplication: ',
      'scoring.ranked: ',
      'eligibilityCheck.verification: notify',
      'award.proposed: ',
      'award.awarded: letter',
      'contract.authoritySignature: ',
      'contract.beneficiarySignature: notify',
      'running.disbursement.prefinancing running.reporting.implementation running.standing.active: requestPrefinancing scheduleReports notify',
      'running.disbursement.balance running.reporting.implementation running.standing.active: ',
      'running.disbursement.balance running.reporting.implementation running.standing.active: ',
      'running.disbursement.balance running.reporting.finalReport running.standing.active: notify',
      'running.disbursement.balance running.reporting.settled running.standing.active: requestBalance',
      'running.disbursement.settled running.reporting.settled running.standing.active: ',
      'closed: letter',
    ]);
    expect(snapshot.context).toMatchObject({ paidMinor: 100, balanceSettled: true, stage: 'fullApplication' });
  });

  it.each<[string, readonly Happening[], string]>([
    ['the balance although the pre-financing was refused', [balancePaid], 'settled'],
    ['the balance before the pre-financing', [balancePaid, prefinancingPaid], 'settled'],
    ['further pre-financing before the first', [furtherPaid], 'prefinancing'],
    ['pre-financing after nothing more was due', [nothingDue, prefinancingPaid], 'settled'],
  ])('takes note of every payment that was executed: %s', (_what, paid, state) => {
    const { snapshot } = live(machine, [...toSecondStage, ...toAward, ...toRunning, ...paid]);

    const sum = paid.reduce((minor, [, , payload]) => minor + Number(payload?.['amountMinor'] ?? 0), 0);
    expect(snapshot.context).toMatchObject({ paidMinor: sum });
    expect(snapshot.value).toMatchObject({ running: { disbursement: state } });
  });

  it('does not close before the balance is settled and the final report accepted', () => {
    const { snapshot } = live(machine, [...toSecondStage, ...toAward, ...toRunning]);
    const close = explain(machine, snapshot, officer, theFacts({ by: officer })).find(
      ({ event }) => event === 'grantClosed',
    );

    expect(close?.reasons.map((reason) => reason.code)).toEqual(['guard.balanceSettled', 'guard.finalReportSettled']);
  });

  it.each<[string, readonly Happening[], string, Actor]>([
    ['assesses', toShortList.slice(0, 5), 'assessmentFinalised', aPerson('amina', 'assessor')],
    ['short-lists', toShortList.slice(0, 7), 'shortListed', aPerson('said', 'chair')],
    ['confirms as eligible', toShortList.slice(0, 4), 'eligibilityConfirmed', aPerson('amina', 'officer')],
    ['awards', [...toSecondStage, ...toAward.slice(0, 4)], 'awardDecided', aPerson('chafik', 'authority')],
    ['awards', [...toSecondStage, ...toAward.slice(0, 4)], 'awardDecided', aPerson('omar', 'authority')],
    [
      'signs',
      [...toSecondStage, ...toAward, ...toRunning.slice(0, 1)],
      'contractSignedByAuthority',
      aPerson('omar', 'authority'),
    ],
    [
      'signs',
      [...toSecondStage, ...toAward, ...toRunning.slice(0, 2)],
      'contractSignedByBeneficiary',
      aPerson('aicha', 'signatory'),
    ],
  ])('is refused when the same person %s what they did before (%#)', (_what, events, type, by) => {
    const { snapshot } = live(machine, events);

    expect(refusals(machine, snapshot, [type, by])).toEqual(['fourEyes']);
  });

  it.each([
    ['2026-02-19T11:59:59.999Z', []],
    ['2026-02-19T12:00:00.000Z', ['guard.beforeDeadline']],
  ])('is submitted when it arrives before noon: %s', (arrivedAt, reasons) => {
    const calendar = aCalendar({ dates: { conceptNoteDeadline: '2026-02-19T12:00:00.000Z' } });
    const { snapshot } = live(machine, toShortList.slice(0, 1));
    const at = new Date('2026-02-19T12:00:03.000Z');
    const facts = { at, arrivedAt: new Date(arrivedAt), calendar };

    expect(refusals(machine, snapshot, ['applicationSubmitted', applicant], facts)).toEqual(reasons);
  });

  it('reminds an applicant of a draft, and whoever has submitted of nothing', () => {
    const calendar = aCalendar({ dates: { conceptNoteDeadline: '2026-02-19T12:00:00.000Z' } });
    const namesAfter = (count: number) =>
      deadlinesOf(machine, live(machine, toShortList.slice(0, count)).snapshot, calendar).map((timer) => timer.name);

    expect(namesAfter(1)).toEqual([
      'conceptNoteDeadline:P14D',
      'conceptNoteDeadline:P7D',
      'conceptNoteDeadline:P2D',
      'conceptNoteDeadline:PT24H',
      'conceptNoteDeadline:PT3H',
      'conceptNoteDeadline',
    ]);
    expect(namesAfter(2)).toEqual(['conceptNoteDeadline']);
  });

  it('stops the clock of the administrative check while a clarification is waited for', () => {
    const current = machineNamed('grant.restricted-call.v2');
    const calendar = aCalendar({ periods: { administrativeCheck: 'P10D', clarification: 'P5D' } });
    const asked = [...toShortList.slice(0, 3), ['clarificationRequested', officer]] as const;
    // One event an hour: the check begins in the third hour, is interrupted in the fourth and goes on in the fifth.
    const dueAfter = (events: readonly Happening[]) =>
      deadlinesOf(current, live(current, events).snapshot, calendar)
        .filter(({ kind }) => kind === 'deadline')
        .map(({ name, at }) => `${name} ${at.toISOString()}`);

    expect(dueAfter(asked.slice(0, 3))).toEqual(['administrativeCheckDue 2026-01-15T02:00:00.000Z']);
    expect(dueAfter(asked)).toEqual(['clarificationDue 2026-01-10T03:00:00.000Z']);
    expect(dueAfter([...asked, ['clarificationAnswered', applicant]])).toEqual([
      'administrativeCheckDue 2026-01-15T03:00:00.000Z',
    ]);
  });

  it('gives the amount back to the lot and the next on the list their chance when an award is withdrawn', () => {
    const { told } = live(machine, [...toSecondStage, ...toAward, ['applicationWithdrawn', applicant]]);

    expect(told.at(-1)).toBe('withdrawn: releaseAward promoteReserve notify');
  });

  it('gives the one behind their chance when somebody leaves the reserve list, and frees nothing', () => {
    const { told } = live(machine, [
      ...toSecondStage,
      ...twoAssessments,
      ['placedOnReserve', chair],
      ['applicationWithdrawn', applicant],
    ]);

    expect(told.at(-1)).toBe('withdrawn: promoteReserve notify');
  });

  it('has to be signed by both again after a signed contract was taken back', () => {
    const { told, snapshot } = live(machine, [
      ...toSecondStage,
      ...toAward,
      ...toRunning.slice(0, 2),
      ['contractTakenBack', authority],
      ['contractPrepared', officer],
    ]);

    expect(told.slice(-2)).toEqual(['award.awarded: notify', 'contract.authoritySignature: ']);
    expect(snapshot.context).toHaveProperty('contract');
  });
});

describe('a grant under an open call', () => {
  const machine = machineNamed('grant.open-call.v1');

  it('is read twice without a second submission', () => {
    const { told, snapshot } = live(machine, [...toShortList, ...toAward, ...toRunning, ...execution]);

    expect(told.slice(6, 10)).toEqual([
      'scoring.fullApplication: openEvaluationRound notify',
      'scoring.fullApplication: ',
      'scoring.ranked: ',
      'eligibilityCheck.verification: notify',
    ]);
    expect(snapshot.value).toBe('closed');
  });

  it('opens the second round on the one submission that holds both stages', () => {
    const { snapshot } = live(machine, toShortList.slice(0, 7));
    // The definition's contexts are those of its vocabulary.
    const before = snapshot.context as unknown as GrantContext;

    const step = advance(
      machine,
      snapshot,
      { type: 'shortListed', payload: samplePayloads('shortListed')[0] ?? {} },
      theFacts({ by: chair, given: NOTHING_AGAINST }),
    );

    expect(step.effects[0]).toEqual({
      name: 'openEvaluationRound',
      payload: { stage: 'fullApplication', submissionId: before.submissions.conceptNote?.submissionId },
    });
  });
});
