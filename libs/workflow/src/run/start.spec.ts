import { aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import { start } from './start.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const asker = aPerson('asker', 'applicant');

describe('starting an instance', () => {
  it('gives its first snapshot and what the beginning asks for', () => {
    const step = start(machine, { type: 'loanAsked', payload: { amount: 100 } }, theFacts({ by: asker }));

    expect(step).toEqual({
      taken: '/loanAsked/0',
      effects: [{ name: 'tell', payload: { template: 'asked', amount: 100 } }],
      snapshot: {
        value: { asking: 'open' },
        context: { amount: 100, asked: 1 },
        since: { asking: '2026-03-02T12:00:00.000Z', 'asking.open': '2026-03-02T12:00:00.000Z' },
        fired: {},
        did: { loanAsked: ['asker'] },
        clocks: {},
      },
    });
  });

  it('is refused to a person without the role', () => {
    const by = aPerson('x', 'officer');

    expect(() => start(machine, { type: 'loanAsked', payload: { amount: 1 } }, theFacts({ by }))).toThrow(
      expect.objectContaining({ state: '', reasons: [{ code: 'permission', params: {}, by: ['applicant'] }] }),
    );
  });

  it('is refused with another event', () => {
    expect(() => start(machine, { type: 'loanGranted', payload: {} }, theFacts({ by: asker }))).toThrow(
      expect.objectContaining({
        state: '',
        reasons: [{ code: 'notInThisState', params: { event: 'loanGranted', state: '' } }],
      }),
    );
  });

  it('is refused with a payload of another shape', () => {
    expect(() => start(machine, { type: 'loanAsked', payload: { amount: 0 } }, theFacts({ by: asker }))).toThrow(
      expect.objectContaining({ code: 'workflow.payload-invalid' }),
    );
  });
});
