import { layOut, type Chart } from './statechart-layout.js';

function chart(ways: readonly string[], final: readonly string[] = []): Chart {
  const transitions = ways.map((way) => ({ from: way[0] ?? '', to: way[1] ?? '' }));
  const ids = [...new Set(ways.flatMap((way) => [...way]))];
  return { transitions, states: ids.map((id) => ({ id, label: id, final: final.includes(id) })) };
}
const rows = (of: Chart) => Object.fromEntries(layOut(of).placed.map(({ id, row }) => [id, row]));

describe('the picture of a procedure', () => {
  it('puts a state below all that lead to it', () => {
    expect(rows(chart(['ab', 'bc', 'ac']))).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('is not led astray by a way back', () => {
    expect(rows(chart(['ab', 'bc', 'cb', 'ca']))).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('puts alternatives beside each other, around the middle', () => {
    const { placed, columns } = layOut(chart(['ab', 'ac']));
    expect(placed.map(({ id, column }) => [id, column])).toEqual([
      ['a', 0],
      ['b', -0.5],
      ['c', 0.5],
    ]);
    expect(columns).toBe(2);
  });

  it('puts an end that many states lead to last, without lines', () => {
    const many = chart(['ab', 'bc', 'cd', 'ax', 'bx', 'cx'], ['x']);
    expect(rows(many)['x']).toBe(4);
    expect(layOut(many).drawn.filter(({ to }) => to === 'x')).toEqual([]);
  });

  it('of nothing is empty', () => {
    expect(layOut({ states: [], transitions: [] }).placed).toEqual([]);
  });
});
