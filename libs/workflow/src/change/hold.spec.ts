import type { JsonObject } from '#libs/kernel';
import { aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import { start } from '../run/start.js';
import type { DeadlineClock, Snapshot } from '../types.js';
import { held, holdsIn } from './hold.js';

const definition = aLoanDefinition();
definition['states'].asking.deadlines.push({ name: 'loanEnd', to: ['officer'] });
const machine = aMachine(definition, loanVocabulary);
const facts = theFacts({ by: aPerson('asker', 'applicant') });
const asked = start(machine, { type: 'loanAsked', payload: { amount: 100 } }, facts).snapshot;
const entered = '2026-03-01T12:00:00.000Z';
const told = '2026-03-10T12:00:00.000Z';
const snapshot: Snapshot = { ...asked, since: { asking: entered, 'asking.open': '2026-03-04T12:00:00.000Z' } };

describe('a deadline that is held', () => {
  it('does not fall before what people were told; its time began with the state that has it', () => {
    expect(held(machine, snapshot, { closing: told }).clocks).toEqual({
      closing: { since: entered, stops: [], notBefore: told },
    });
  });

  it('leaves no trace once it is let go', () => {
    expect(held(machine, held(machine, snapshot, { closing: told }), { closing: null })).toEqual(snapshot);
  });

  it('is held only where a state that is active has it', () => {
    expect(held(machine, snapshot, { watchDue: told })).toEqual(snapshot);
  });

  it.each<[string, DeadlineClock]>([
    ['it stood still', { since: entered, stops: [{ from: entered, until: told }] }],
    ['it stands still', { since: entered, stops: [], stoppedAt: told }],
    ['its time began anew', { since: told, stops: [] }],
  ])('still remembers, once it is let go, that %s', (_what, clock) => {
    const waiting = held(machine, { ...snapshot, clocks: { closing: clock } }, { closing: told });

    expect(waiting.clocks).toEqual({ closing: { ...clock, notBefore: told } });
    expect(held(machine, waiting, { closing: null }).clocks).toEqual({ closing: clock });
  });
});

describe('what a row of history says about holds', () => {
  it('is an instant, or that the deadline may fall again; nothing else counts', () => {
    expect(holdsIn({ holds: { closing: told, loanEnd: null, answerDue: 7 } })).toEqual({
      closing: told,
      loanEnd: null,
    });
  });

  it.each<[JsonObject]>([[{}], [{ holds: null }], [{ holds: 'closing' }], [{ holds: ['closing'] }]])(
    'is nothing in %j',
    (payload) => {
      expect(holdsIn(payload)).toEqual({});
    },
  );
});
