import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import { permissionsIn } from './permissions.js';
import { start } from './start.js';

describe('what people may do in a state', () => {
  const machine = aMachine(aLoanDefinition(), loanVocabulary);
  const facts = theFacts({ by: aPerson('asker', 'applicant') });
  const { snapshot } = start(machine, { type: 'loanAsked', payload: { amount: 100 } }, facts);
  const closing = '2026-03-10T12:00:00.000Z';
  const permissions = permissionsIn(machine, snapshot, aCalendar({ dates: { closing } }));

  it('says who, who of them not, under which guards and until when', () => {
    expect(permissions.find(({ event }) => event === 'loanGranted')).toEqual({
      event: 'loanGranted',
      by: ['authority', 'chair'],
      notThese: ['asker'],
      guards: ['withinLimit', 'nothingMissing'],
      until: closing,
    });
  });

  it('says nothing of time where no deadline closes the state', () => {
    const open = permissionsIn(machine, snapshot, aCalendar());

    expect(open.map((permission) => 'until' in permission)).toEqual([false, false, false]);
  });

  it('leaves out what only the engine sends', () => {
    expect(permissions.map(({ event }) => event)).toEqual(['loanChanged', 'loanGranted', 'loanRefused']);
  });
});
