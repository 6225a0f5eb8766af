import { answerOf, isRefusedForGood } from './refusal.js';

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
