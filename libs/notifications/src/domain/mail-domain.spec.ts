import { domainOf } from './mail-domain.js';

describe('the domain of a sender', () => {
  it.each([
    ['Minha <no-reply@minha.example>', 'minha.example'],
    ['no-reply@minha.example', 'minha.example'],
    ['Minha', 'localhost'],
  ])('%s is %s', (from, domain) => {
    expect(domainOf(from)).toBe(domain);
  });
});
