import { answerOf, isRefusedForGood, isServerAway } from './refusal.js';

const refusal = (responseCode: number, command: string) => Object.assign(new Error('no'), { responseCode, command });

describe('an answer of a mail server', () => {
  it.each([
    [550, 'RCPT TO', true],
    [554, 'DATA', true],
    [500, 'DATA', true],
    [499, 'DATA', false],
    [451, 'DATA', false],
    [450, 'RCPT TO', false],
    // A wrong password or sender would otherwise throw every waiting mail away.
    [535, 'AUTH PLAIN', false],
    [530, 'MAIL FROM', false],
    [550, 'MAIL FROM', false],
    [554, 'CONN', false],
  ])('%i to %s ends the mail: %s', (code, command, ends) => {
    expect(isRefusedForGood(refusal(code, command))).toBe(ends);
  });

  it.each([new Error('connect ECONNREFUSED'), { code: 'ETIMEDOUT' }, 'text'])(
    'that never came ends nothing (%p)',
    (error) => {
      expect(isRefusedForGood(error)).toBe(false);
      expect(answerOf(error)).toBeUndefined();
    },
  );
});

describe('a mail server', () => {
  it.each([
    { code: 'ECONNECTION', command: 'CONN' },
    { code: 'ESOCKET' },
    { code: 'ETIMEDOUT', command: 'DATA' },
    { code: 'EDNS' },
    { code: 'EENVELOPE', responseCode: 421, command: 'RCPT TO' },
  ])('that is not reached or breaks off is away: %p', (error) => {
    expect(isServerAway(error)).toBe(true);
  });
  it.each([
    { code: 'EENVELOPE' },
    { code: 'EMESSAGE', responseCode: 451, command: 'DATA' },
    { code: 'EAUTH', responseCode: 535 },
    new Error('a bug of ours'),
  ])('that answers, or was never asked, is not: %p', (error) => {
    expect(isServerAway(error)).toBe(false);
  });
});
