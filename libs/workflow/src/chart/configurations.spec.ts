import { aLoanDefinition, aMachine, loanVocabulary } from '../testing/index.js';
import { StateUnknown } from './configurations.js';

const { configurations, alternatives } = aMachine(aLoanDefinition(), loanVocabulary);

function alternative(id: string) {
  const found = alternatives.get(id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

describe('a configuration', () => {
  it('names what is active in the order of the file, whatever the order of its regions', () => {
    const shuffled = configurations.of({ running: { watch: 'close', money: 'due' } });

    expect(shuffled.key).toBe('running.money.due running.watch.close');
    expect(shuffled.value).toEqual({ running: { money: 'due', watch: 'close' } });
    expect(shuffled.active.map(({ path }) => path)).toEqual([
      'running',
      'running.money',
      'running.money.due',
      'running.watch',
      'running.watch.close',
    ]);
    expect(shuffled.isFinal).toBe(false);
    expect(configurations.of('repaid').isFinal).toBe(true);
  });

  it('is answered by the innermost state that takes an event', () => {
    const { handlers } = configurations.of({ asking: 'second' });

    expect(handlers.get('loanRefused')?.state.path).toBe('asking.second');
    expect(handlers.get('askingEnded')?.line.map(({ path }) => path)).toEqual(['asking']);
    expect(handlers.get('bankSigned')).toBeUndefined();
  });

  it('leads where its transitions lead, and says which states were entered', () => {
    const move = configurations.move(
      configurations.of({ running: { money: 'due', watch: 'calm' } }),
      alternative('running.watch.calm/watchBegan/0'),
    );

    expect(move.to.key).toBe('running.money.due running.watch.close');
    expect([...move.entered]).toEqual(['running.watch.close']);
  });

  it('does not take a transition of a state that is not active', () => {
    const move = () =>
      configurations.move(configurations.of({ asking: 'open' }), alternative('contract.bank/bankSigned/0'));

    expect(move).toThrow(StateUnknown);
    expect(move).toThrow('contract.bank/bankSigned/0 cannot be taken in asking.open.');
  });

  it.each([
    ['gone', 'There is no state gone.'],
    [{ asking: 'gone' }, 'There is no state asking.gone.'],
    ['asking', '"asking" is only a part of "asking.open".'],
  ])('is none of a stored value that the definition does not know: %j', (value, message) => {
    const known = () => configurations.of(value);

    expect(known).toThrow(expect.objectContaining({ name: 'StateUnknown', message }));
  });
});
