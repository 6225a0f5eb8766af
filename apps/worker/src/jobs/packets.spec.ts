import { packetsOf } from './packets.js';

const orders = (name: string, count: number) => Array.from({ length: count }, (_, n) => ({ id: `${name}${n}`, name }));
const reminds = ({ name }: { readonly name: string }) => name === 'remind';

describe('orders for the queue', () => {
  it('go together where they can, a hundred at most, and by themselves where they cannot', () => {
    const packets = packetsOf([...orders('letter', 2), ...orders('remind', 201)], reminds);

    expect(packets.map(({ id, effectIds }) => [id, effectIds.length])).toEqual([
      ['letter0', 1],
      ['letter1', 1],
      ['packet-remind0', 100],
      ['packet-remind100', 100],
      ['remind200', 1],
    ]);
    expect(packets.flatMap(({ effectIds }) => effectIds)).toHaveLength(203);
  });

  it('are nothing where nothing waits', () => {
    expect(packetsOf([], reminds)).toEqual([]);
  });
});
