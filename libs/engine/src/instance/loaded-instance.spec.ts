import { shardOf, snapshotOf, statePaths, stateText } from './loaded-instance.js';
import { aFile } from '../testing/a-file.js';

describe('an instance as it is stored', () => {
  it('names its active innermost states by their paths from the root', () => {
    expect(statePaths('lapsed')).toEqual(['lapsed']);
    expect(stateText({ running: { money: 'due', watch: { close: 'night' } } })).toBe(
      'running.money.due running.watch.close.night',
    );
  });

  it.each([
    ['018f0000-0000-7000-8000-000000000000', 0],
    ['018f0000-0000-7000-8000-00000000000a', 10],
    ['018f0000-0000-7000-8000-00000000001f', 15],
  ])('belongs to the shard of its last digit: %s', (id, shard) => {
    expect(shardOf(id)).toBe(shard);
  });

  it('shows the core its snapshot and nothing else', () => {
    expect(Object.keys(snapshotOf(aFile()))).toEqual(['value', 'context', 'since', 'fired', 'did', 'clocks']);
  });
});
