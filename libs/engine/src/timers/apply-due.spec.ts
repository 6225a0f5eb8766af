import { start } from '#libs/workflow';
import { aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '#testing/workflow';
import { Definitions } from '../definitions/definitions.js';
import type { Place } from '../instance/passage.js';
import { aBegunDraft } from '../testing/a-begun-draft.js';
import { aCalendar } from '../testing/calendar.js';
import { applyDue } from './apply-due.js';

const DAY = 86_400_000;
const closing = new Date('2026-02-19T12:00:00.000Z');
const entered = '2026-01-01T09:00:00.000Z';
const daysBefore = (days: number, milliseconds = 0) => new Date(closing.getTime() - days * DAY + milliseconds);
const machine = Definitions.in('config/workflows').latest('grant.restricted-call');
const calendar = aCalendar({ dates: { conceptNoteDeadline: closing }, periods: { administrativeCheck: 'P10D' } });
const draft = aBegunDraft(machine, entered);

function aPlace(of: Partial<Place> = {}): Place {
  return { ...draft, firesAt: daysBefore(7), toldUntil: daysBefore(8), ...of };
}

function lookAt(place: Place, at: Date, held: ReadonlySet<string> = new Set()) {
  return applyDue(place, { callId: 'call', machine, rules: { calendar, settleMs: 5_000 }, at, held });
}

function eventsIn({ passages }: ReturnType<typeof lookAt>): readonly string[] {
  return passages.map(({ decided }) => `${decided.event} ${decided.step.taken}`.trim());
}

describe('a look at an instance', () => {
  it('finds nothing before its time, and says when to look again', () => {
    const at = daysBefore(7, -1);

    expect(lookAt(aPlace(), at)).toEqual({
      passages: [],
      again: {
        fires_at: daysBefore(7),
        fired_at: daysBefore(7),
        told_until: at,
        deadlines: [
          {
            name: 'conceptNoteDeadline',
            due_at: closing,
            sends: 'submissionDeadlinePassed',
            recipients: ['applicant'],
          },
        ],
      },
    });
  });

  it('finds a reminder: who is told of which deadline, by the clock and by nobody else', () => {
    const look = lookAt(aPlace(), daysBefore(7));
    const said = { deadline: 'conceptNoteDeadline', at: closing.toISOString(), before: 'P7D' };

    expect(look.again).toBeNull();
    expect(look.passages).toHaveLength(1);
    expect(look.passages[0]?.decided).toMatchObject({
      kind: { subject: 'grant', definition: 'grant.restricted-call', callId: 'call' },
      event: 'reminded',
      payload: said,
      by: { kind: 'system', id: 'timer' },
      command: null,
      step: { taken: '', effects: [{ name: 'remind', payload: { ...said, to: ['applicant'] } }] },
    });
    expect(look.passages[0]?.after).toMatchObject({
      value: draft.value,
      toldUntil: daysBefore(7),
      firesAt: daysBefore(2),
    });
    expect(look.passages[0]?.after.fired).toEqual({});
  });

  it('finds a deadline that closes something once it has settled, and takes its transition', () => {
    const place = aPlace({ toldUntil: closing });

    expect(lookAt(place, new Date(closing.getTime() + 4_999)).passages).toEqual([]);
    const look = lookAt(place, new Date(closing.getTime() + 5_000));
    expect(eventsIn(look)).toEqual(['submissionDeadlinePassed draft.conceptNote/submissionDeadlinePassed/0']);
    expect(look.passages[0]?.decided.payload).toEqual({});
    expect(look.passages[0]?.after).toMatchObject({ value: 'lapsed', firesAt: null });
  });

  it('finds a deadline that closes nothing: it only tells people, once', () => {
    const path = 'eligibilityCheck.administrative';
    const place = aPlace({
      value: { eligibilityCheck: 'administrative' },
      since: { eligibilityCheck: entered, [path]: entered },
      toldUntil: new Date(entered),
    });
    const due = new Date(Date.parse(entered) + 10 * DAY);
    const said = { deadline: 'administrativeCheckDue', at: due.toISOString(), before: null };

    const look = lookAt(place, due);

    expect(look.passages.map(({ decided: { event, payload } }) => ({ event, payload }))).toEqual([
      { event: 'deadlinePassed', payload: said },
    ]);
    expect(look.passages[0]?.decided.step).toMatchObject({
      taken: '',
      effects: [{ name: 'remind', payload: { ...said, to: ['officer'] } }],
      snapshot: { value: place.value, fired: { administrativeCheckDue: due.toISOString() } },
    });
    expect(look.passages[0]?.after.firesAt).toBeNull();
  });

  it('applies what fell due meanwhile in its order, each on the state that the one before led to', () => {
    const place = aPlace({
      value: { submitted: 'conceptNote' },
      since: { submitted: entered, 'submitted.conceptNote': entered },
    });
    const atOnce = aCalendar({ dates: { conceptNoteDeadline: closing }, periods: { administrativeCheck: 'PT0S' } });
    const rules = { calendar: atOnce, settleMs: 5_000 };

    const look = applyDue(place, { callId: 'call', machine, rules, at: daysBefore(0, DAY), held: new Set() });

    expect(eventsIn(look)).toEqual([
      'submissionDeadlinePassed submitted.conceptNote/submissionDeadlinePassed/0',
      'deadlinePassed',
    ]);
    expect(look.passages[1]?.after.value).toEqual({ eligibilityCheck: 'administrative' });
  });

  it('reminds of nothing that takes effect in the same look', () => {
    expect(eventsIn(lookAt(aPlace(), daysBefore(0, DAY)))).toEqual([
      'submissionDeadlinePassed draft.conceptNote/submissionDeadlinePassed/0',
    ]);
  });

  it('reminds once after a standstill in which several reminders of a deadline fell due', () => {
    const { passages } = lookAt(aPlace(), daysBefore(1));

    expect(passages.map(({ decided: { event, payload } }) => [event, payload['before']])).toEqual([
      ['reminded', 'PT24H'],
    ]);
    expect(passages[0]?.after).toMatchObject({ toldUntil: daysBefore(1) });
  });

  it('looks at nothing that is different for each file where a deadline of all of them takes effect', () => {
    const since = { submitted: entered, 'submitted.conceptNote': entered };
    const place = aPlace({ value: { submitted: 'conceptNote' }, since });
    let looks = 0;
    Object.defineProperty(place, 'toldUntil', { get: () => (looks += 1) && closing });

    const { passages } = lookAt(place, new Date(closing.getTime() + 5_000));

    expect(passages.map(({ decided }) => decided.event)).toEqual(['submissionDeadlinePassed']);
    expect(looks).toBe(0);
  });

  it('leaves a deadline alone that waits for a decision, and looks again within seconds', () => {
    const at = new Date(closing.getTime() + 60_000);

    const { passages, again } = lookAt(aPlace({ toldUntil: closing }), at, new Set(['conceptNoteDeadline']));

    expect(passages).toEqual([]);
    expect(again?.fires_at).toEqual(new Date(at.getTime() + 5_000));
    expect(lookAt(aPlace({ toldUntil: closing }), at, new Set(['another'])).passages).toHaveLength(1);
  });

  it('stops where a definition goes round in circles by itself', () => {
    const definition = aLoanDefinition();
    const { open } = definition['states'].asking.states;
    open.deadlines[0].sends = 'askingEnded';
    open.on.askingEnded = { target: 'asking.open', by: ['system'] };
    const loan = aMachine(definition, loanVocabulary);
    const asked = start(
      loan,
      { type: 'loanAsked', payload: { amount: 1 } },
      theFacts({ by: aPerson('a', 'applicant') }),
    );
    const place = { ...asked.snapshot, firesAt: closing, toldUntil: closing };
    const rules = { calendar: aCalendar({ periods: { answer: 'PT0S' } }), settleMs: 0 };

    expect(() =>
      applyDue(place, { callId: 'call', machine: loan, rules, at: new Date('2026-03-05'), held: new Set() }),
    ).toThrow('answerDue falls due again and again.');
  });
});
