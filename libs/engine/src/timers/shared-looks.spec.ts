import fc from 'fast-check';
import type { Snapshot } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { LeanInstance } from '../instance/lean-instance.js';
import { changesOf } from '../instance/change.js';
import type { Place } from '../instance/passage.js';
import { shapesOf } from '../instance/shapes.js';
import { SharedDecisions } from '../instance/shared-decisions.js';
import { aBegunDraft } from '../testing/a-begun-draft.js';
import { aCalendar } from '../testing/calendar.js';
import { aFile, aLeanRow } from '../testing/a-file.js';
import { applyDue, type Look } from './apply-due.js';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 1, 19, 12);
const machine = Definitions.in('config/workflows').latest('grant.restricted-call');
const rules = {
  calendar: aCalendar({
    dates: { conceptNoteDeadline: new Date(NOON), fullApplicationDeadline: new Date(NOON + 40 * DAY) },
    periods: { administrativeCheck: 'P10D', clarification: 'P5D', eligibilityCheck: 'P10D', evaluation: 'P20D' },
  }),
  settleMs: 5_000,
};
const draft = aBegunDraft(machine);

/** Days before or after noon, often the same for two files and often at the very edge of a reminder. */
const moment = fc
  .tuple(fc.integer({ min: -30, max: 12 }), fc.constantFrom(-1, 0, 1, 3_600_000))
  .map(([days, milliseconds]) => new Date(NOON + days * DAY + milliseconds));

const stateOfFile = fc.constantFrom(
  { value: { draft: 'conceptNote' }, paths: ['draft', 'draft.conceptNote'] },
  { value: { draft: 'fullApplication' }, paths: ['draft', 'draft.fullApplication'] },
  { value: { submitted: 'conceptNote' }, paths: ['submitted', 'submitted.conceptNote'] },
  { value: { eligibilityCheck: 'administrative' }, paths: ['eligibilityCheck', 'eligibilityCheck.administrative'] },
  { value: { eligibilityCheck: 'clarification' }, paths: ['eligibilityCheck', 'eligibilityCheck.clarification'] },
);

const day = (days: number) => new Date(NOON + days * DAY).toISOString();
const clocks = fc.constantFrom<Snapshot['clocks']>(
  {},
  { administrativeCheckDue: { since: day(-8), stops: [], stoppedAt: day(-1) } },
  { administrativeCheckDue: { since: day(-8), stops: [{ from: day(-7), until: day(-5) }] } },
  { administrativeCheckDue: { since: day(-9), stops: [], notBefore: day(3) } },
);

const file = fc
  .record({
    state: stateOfFile,
    since: moment,
    toldUntil: moment,
    stage: fc.constantFrom('conceptNote', 'fullApplication'),
    lot: fc.constantFrom('L1', 'L2'),
    by: fc.constantFrom('amina', 'omar'),
    fired: fc.constantFrom<Record<string, string>>({}, { administrativeCheckDue: new Date(NOON).toISOString() }),
    clocks,
  })
  .map(({ state, since, toldUntil, stage, lot, by, ...memory }) => ({
    value: state.value,
    context: { ...draft.context, stage, lot },
    since: Object.fromEntries(state.paths.map((path) => [path, since.toISOString()])),
    ...memory,
    did: { draftStarted: [by] },
    toldUntil,
    firesAt: new Date(NOON),
  }));

/** What a look leads to, in what is stored of it. */
function stored({ passages, again }: Look): string {
  const { shapes } = shapesOf(changesOf(aFile(), passages));
  return JSON.stringify({ again, shapes, effects: passages.map(({ decided }) => decided.step.effects) });
}

describe('what falls due for the files of a batch', () => {
  it('is for each what it would be for that file alone', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 2, maxLength: 30 }), moment, (files, at) => {
        const circumstances = { callId: 'call', machine, rules, at, held: new Set<string>() };
        const looks = new SharedDecisions((place: Place) => applyDue(place, circumstances));
        for (const one of files) {
          const alone = stored(applyDue(one, circumstances));
          expect(stored(looks.about(new LeanInstance({ ...aLeanRow(one), at })))).toBe(alone);
        }
      }),
      { numRuns: 300 },
    );
  });
});
