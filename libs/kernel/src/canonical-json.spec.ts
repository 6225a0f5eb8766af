import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ é: 'é', z: 'ز', '1': 0.1 }, '{"1":0.1,"z":"ز","é":"é"}'],
    [{ a: { d: -0, c: 1e21 } }, '{"a":{"c":1e+21,"d":0}}'],
    ['"\u2028', '"\\"\u2028"'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  });
});
