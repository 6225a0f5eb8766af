import { pathsOf, stateText, valueOf } from './state-value.js';

const running = { running: { money: 'due', watch: { close: 'night' } } };

describe('a state value', () => {
  it('names its active atomic states by their paths', () => {
    expect(pathsOf('draft')).toEqual(['draft']);
    expect(pathsOf({ draft: 'open' })).toEqual(['draft.open']);
    expect(stateText(running)).toBe('running.money.due running.watch.close.night');
  });

  it.each(['draft', { draft: 'open' }, running])('is the same after a way through its paths: %j', (value) => {
    expect(valueOf(pathsOf(value))).toEqual(value);
  });
});
