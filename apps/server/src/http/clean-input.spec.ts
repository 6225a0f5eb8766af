import { cleaned } from './clean-input.js';
import { InputInvalid } from './refusals.js';

describe('what was sent', () => {
  it('is made storable', () => {
    expect(cleaned({ text: 'a\u0000b\r\nc\rd\uD800' })).toEqual({ text: 'ab\nc\nd\uFFFD' });
  });
  it('keeps whole characters beyond the first plane', () => {
    expect(cleaned('𝕄inha 🌿')).toBe('𝕄inha 🌿');
  });
  it('cannot reach a prototype', () => {
    const sent: unknown = JSON.parse(
      '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"name":"x"}',
    );

    expect(cleaned(sent)).toEqual({ name: 'x' });
  });
  it('is refused when it is nested too deeply', () => {
    let nested: unknown = 'x';
    for (let depth = 0; depth < 100; depth += 1) nested = [nested];

    expect(() => cleaned(nested)).toThrow(InputInvalid);
  });
  it('is refused when it has too many parts', () => {
    expect(() => cleaned(Array.from({ length: 20_000 }, () => 1))).toThrow(InputInvalid);
  });
});
