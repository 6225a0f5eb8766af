import { domainOf, messageIdOf } from './message-id.js';

describe('the identity of a mail', () => {
  it('is the same however often it is asked for', () => {
    expect(messageIdOf('018f', 'minha.example')).toBe('<018f@minha.example>');
    expect(messageIdOf('018f', 'minha.example')).toBe(messageIdOf('018f', 'minha.example'));
  });

  it.each([
    ['Minha <no-reply@minha.example>', 'minha.example'],
    ['no-reply@minha.example', 'minha.example'],
    ['Minha', 'localhost'],
  ])('of a sender %s lies in %s', (from, domain) => {
    expect(domainOf(from)).toBe(domain);
  });
});
