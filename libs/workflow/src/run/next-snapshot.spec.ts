import { systemActor } from '#libs/kernel';
import { aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import type { Facts, Snapshot } from '../types.js';
import { advance } from './advance.js';
import { deadlineTookEffect } from './deadlines.js';
import { start } from './start.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const asker = aPerson('asker', 'applicant');
const banker = aPerson('banker', 'authority');
const given = { missing: 0 };
const asked = start(machine, { type: 'loanAsked', payload: { amount: 100 } }, theFacts({ by: asker })).snapshot;

interface Sent {
  readonly by: Facts['by'];
  readonly at?: string;
}

function send(snapshot: Snapshot, type: string, facts: Sent, payload = {}) {
  return advance(machine, snapshot, { type, payload }, theFacts({ given, ...facts }));
}

function inStates(events: readonly [string, Sent, object?][]): Snapshot {
  return events.reduce((snapshot, [type, facts, payload]) => send(snapshot, type, facts, payload).snapshot, asked);
}

const granted: [string, Sent, object] = ['loanGranted', { by: banker }, { most: 100 }];
const running = inStates([granted, ['bankSigned', { by: banker }], ['borrowerSigned', { by: asker }]]);

describe('the memory of an instance', () => {
  const at = '2026-03-03T08:00:00.000Z';
  const before = '2026-03-02T12:00:00.000Z';

  it('says since when each state is active; a state that stays keeps its time', () => {
    const second = send(asked, 'loanGranted', { by: banker, at }, { most: 1 }).snapshot;

    expect(second.since).toEqual({ asking: before, 'asking.second': at });
  });

  it('keeps every time when the state stays', () => {
    expect(send(asked, 'loanChanged', { by: asker, at }, { amount: 1 }).snapshot.since).toEqual(asked.since);
  });

  it('begins anew when a transition leads to the state it comes from', () => {
    const second = send(asked, 'loanGranted', { by: banker }, { most: 1 }).snapshot;

    const again = send(second, 'loanChanged', { by: asker, at }, { amount: 1 }).snapshot;

    expect(again.since).toEqual({ asking: before, 'asking.second': at });
  });

  it('keeps the time of a state that moves on inside itself', () => {
    const definition = aLoanDefinition();
    definition['states'].asking.on.watchBegan = { target: 'asking.second', by: ['applicant'] };
    const event = { type: 'watchBegan', payload: {} };

    const second = advance(aMachine(definition, loanVocabulary), asked, event, theFacts({ by: asker, at })).snapshot;

    expect(second.since).toEqual({ asking: before, 'asking.second': at });
  });

  it('gives every region that is entered the same time, in the order of the file', () => {
    expect(Object.keys(running.since)).toEqual([
      'running',
      'running.money',
      'running.money.due',
      'running.watch',
      'running.watch.calm',
    ]);
    expect(send(running, 'watchBegan', { by: aPerson('x', 'officer'), at }).snapshot.since).toEqual({
      running: before,
      'running.money': before,
      'running.money.due': before,
      'running.watch': before,
      'running.watch.close': at,
    });
  });

  it('keeps the mark of a deadline while its state stays', () => {
    const marked = deadlineTookEffect(asked, 'answerDue', new Date(at));

    expect(send(marked, 'loanChanged', { by: asker }, { amount: 1 }).snapshot.fired).toEqual({ answerDue: at });
  });

  it('forgets the marks of states that are left and keeps those of states around them', () => {
    const marked = deadlineTookEffect(deadlineTookEffect(asked, 'answerDue', new Date(at)), 'closing', new Date(at));

    expect(send(marked, 'loanGranted', { by: banker }, { most: 1 }).snapshot.fired).toEqual({ closing: at });
  });

  it('forgets the mark of a deadline when its state is entered again', () => {
    const bank = inStates([granted]);
    const marked = deadlineTookEffect(send(bank, 'bankSigned', { by: banker }).snapshot, 'answerDue', new Date(at));

    expect(send(marked, 'contractRewritten', { by: banker }).snapshot.fired).toEqual({});
  });

  it('keeps who sent what, each person once, and nothing that the engine did', () => {
    const twice = inStates([
      ['loanChanged', { by: asker }, { amount: 2 }],
      ['loanChanged', { by: asker }, { amount: 3 }],
      ['loanChanged', { by: aPerson('other', 'applicant') }, { amount: 4 }],
      ['askingEnded', { by: systemActor('timer') }],
    ]);

    expect(twice.did).toEqual({ loanAsked: ['asker'], loanChanged: ['asker', 'other'] });
  });
});
