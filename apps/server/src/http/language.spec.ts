import { accepted } from './language.js';

describe('the language that a browser asks for', () => {
  it.each([
    ['fr-MA,fr;q=0.9,en;q=0.8', 'fr'],
    ['de,ar;q=0.5,en;q=0.7', 'en'],
    ['ar-MA', 'ar'],
    ['en;q=0', null],
    ['*', null],
    ['', null],
    [undefined, null],
  ])('%s: %s', (header, lang) => {
    expect(accepted(header)).toBe(lang);
  });
});
