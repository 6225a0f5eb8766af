import { passwordFault } from './password.js';

const nobody: readonly string[] = [];

describe('a password', () => {
  it.each(['quatre citrons dans la brume', 'correct horse battery staple', 'سبعة جمال في الطريق', 'kV9#tq2!LmXw7'])(
    'is accepted: %s',
    (password) => {
      expect(passwordFault(password, nobody)).toBeNull();
    },
  );
  it('is too short with eleven characters', () => {
    expect(passwordFault('citronbrume', nobody)).toBe('tooShort');
  });
  it('counts what people see, not the bytes of their letters', () => {
    expect(passwordFault('ستة ورود زر', nobody)).toBe('tooShort');
  });
  it.each([200, 201])('has a longest length: %i characters', (length) => {
    const password = 'citrons dans la brume '.repeat(10).slice(0, length);

    expect(passwordFault(password, nobody)).toBe(length > 200 ? 'tooLong' : null);
  });
  it.each([
    'password1234',
    'P@ssw0rd2024!!',
    'motdepasse2025',
    'azertyuiop123',
    'Casablanca2026!',
    '123456789012',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '060012345678',
  ])('is refused when everybody would try it: %s', (password) => {
    expect(passwordFault(password, nobody)).toBe('common');
  });
  it.each(['SalmaBennis2024', 'bennis.salma.1987'])('is refused when it is who they are: %s', (password) => {
    expect(passwordFault(password, ['Salma Bennis', 'salma.bennis@example.ma'])).toBe('personal');
  });
});
