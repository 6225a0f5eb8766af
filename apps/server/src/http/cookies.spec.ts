import { cookieJar } from './cookies.js';

describe('cookies', () => {
  it('are bound to the host on https', () => {
    expect(cookieJar('https://grants.example.org')).toEqual({
      session: '__Host-minha',
      form: '__Host-minha-form',
      device: '__Host-minha-device',
      lang: '__Host-lang',
      secure: true,
    });
  });
  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'are plain on this machine: %s',
    (url) => {
      expect(cookieJar(url).secure).toBe(false);
    },
  );
  it('are not sent readable over a network', () => {
    expect(() => cookieJar('http://grants.example.org')).toThrow(/https/);
  });
});
