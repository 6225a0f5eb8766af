import { parseEmail } from './email.js';

describe('an address', () => {
  it.each([
    ['Salma.Bennis@Example.MA', 'salma.bennis@example.ma'],
    ['  a@b.ma ', 'a@b.ma'],
    ['ａ@b.ma', 'a@b.ma'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(parseEmail(typed)).toBe(kept);
  });
  it.each([
    '',
    'salma',
    'salma@',
    '@example.ma',
    'salma@example',
    'a b@example.ma',
    'a@b.ma\nbcc: c@d.ma',
    'a@b.ma,c@d.ma',
    `${'a'.repeat(250)}@b.ma`,
  ])('%j is none', (typed) => {
    expect(parseEmail(typed)).toBeNull();
  });
});
