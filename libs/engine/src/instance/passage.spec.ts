import { systemActor, type Actor } from '#libs/kernel';
import { TransitionRefused } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { aBegunDraft } from '../testing/a-begun-draft.js';
import { aFile, aLeanRow } from '../testing/a-file.js';
import { aCalendar } from '../testing/calendar.js';
import { LeanInstance } from './lean-instance.js';
import { passageBeside } from './passage-beside.js';
import { passageBy, type Told } from './passage-by.js';

const machine = Definitions.in('config/workflows').latest('grant.restricted-call');
const closing = new Date('2026-02-19T12:00:00.000Z');
const at = new Date('2026-02-18T12:00:00.000Z');
const rules = { calendar: aCalendar({ dates: { conceptNoteDeadline: closing } }), settleMs: 5_000 };
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const draft = { ...aBegunDraft(machine), firesAt: closing, toldUntil: new Date(0) };
const submission = { submissionId: aFile().id, contentHash: 'c0ffee', requestedMinor: 100 };

function tell(event: Told['event'], of: Partial<Told> = {}) {
  const origin = { by: signatory, arrivedAt: at };
  return passageBy(draft, { callId: 'call', machine, rules, at, given: { missing: [] }, origin, event, ...of });
}

describe('what an event leads to', () => {
  it('is a passage that says everything of it, under the key of the command', () => {
    const event = { type: 'applicationSubmitted', payload: submission };
    const { decided, after } = tell(event, { origin: { by: signatory, arrivedAt: at, key: 'key' } });

    expect(decided).toMatchObject({
      kind: { subject: 'grant', definition: machine.id, definitionVersion: machine.version, callId: 'call' },
      before: draft,
      step: { taken: 'draft.conceptNote/applicationSubmitted/0', effects: [{ name: 'issueReceipt' }] },
      event: 'applicationSubmitted',
      payload: submission,
      by: signatory,
      at,
      command: 'key',
      settleMs: 5_000,
      toldUntil: at,
    });
    expect(after).toMatchObject({
      value: { submitted: 'conceptNote' },
      firesAt: new Date(closing.getTime() + 5_000),
      toldUntil: at,
    });
  });

  it('may be said without anything more, and under no key', () => {
    const timer = systemActor('timer');

    const { decided } = tell({ type: 'submissionDeadlinePassed' }, { origin: { by: timer, arrivedAt: at }, given: {} });

    expect(decided).toMatchObject({ payload: {}, command: null, step: { snapshot: { value: 'lapsed' } } });
  });

  it('is nothing where it is refused', () => {
    expect(() =>
      tell({ type: 'applicationSubmitted', payload: submission }, { given: { missing: ['title'] } }),
    ).toThrow(TransitionRefused);
  });

  it('keeps what is due and not told yet to be told', () => {
    const late = new Date(closing.getTime() + 1);
    const moved = { type: 'deadlineMoved', payload: { deadline: 'conceptNoteDeadline', reason: 'x' } };

    expect(tell(moved, { at: late, origin: { by: systemActor('publication'), arrivedAt: late } }).after).toMatchObject({
      toldUntil: draft.toldUntil,
    });
  });
});

describe('what is done beside the procedure', () => {
  const before = { ...aFile(draft), at };
  const snapshot = { ...aBegunDraft(machine), value: 'withdrawn' };
  const beside = { machine, rules, snapshot, event: 'stateCorrected', payload: { to: 'withdrawn' }, by: signatory };

  it('takes no transition and orders nothing by itself', () => {
    const { decided, history } = passageBeside(before, { ...beside, command: null });

    expect(decided).toMatchObject({
      before,
      step: { snapshot, taken: '', effects: [] },
      toldUntil: at,
      settleMs: 5_000,
    });
    expect(decided.kind.callId).toBe(before.callId);
    expect(history).toMatchObject({ event: 'stateCorrected', payload: '{"to":"withdrawn"}', at: at.toISOString() });
  });

  it('orders what it is given', () => {
    const effects = [{ name: 'tellNewInstant', payload: {} }];

    expect(passageBeside(before, { ...beside, command: 'key', effects }).decided).toMatchObject({
      command: 'key',
      step: { effects },
    });
  });
});

describe('an instance of a batch', () => {
  it('is the one that is stored', () => {
    const clocks = { x: { since: closing.toISOString(), stops: [] } };
    const file = aFile({ did: { draftStarted: ['amina'] }, fired: { x: closing.toISOString() }, clocks });
    const { subject: _s, state: _t, updatedAt: _u, ...stored } = file;
    const lean = new LeanInstance(aLeanRow({ ...file }));

    expect(lean).toMatchObject({ ...stored, shard: Number.parseInt(file.id.slice(-1), 16), at: file.updatedAt });
    expect([lean.textOf('did'), lean.textOf('context')]).toEqual([
      JSON.stringify(file.did),
      JSON.stringify(file.context),
    ]);
  });
});
