import { orderIn, placeField } from './tie-order.js';

const tie = ['a', 'b', 'c'];
const typed = (...places: readonly string[]) =>
  Object.fromEntries(tie.map((id, i) => [placeField(id), places[i] ?? '']));

describe('the order of a tie in a posted form', () => {
  it('is by the places that were given', () => {
    expect(orderIn(typed('3', '1', '2'), tie)).toEqual(['b', 'c', 'a']);
  });

  it.each([[['1', '2', '2']], [['1', '2', '']], [['1', '2', '4']], [['0', '1', '2']], [['1', '2', 'x']]])(
    'is none in %j',
    (places) => {
      expect(orderIn(typed(...places), tie)).toBeNull();
    },
  );
});
