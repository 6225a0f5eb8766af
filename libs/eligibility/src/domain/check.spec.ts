import { CheckIncomplete, LineNotOnChecklist, outcomeOf, unfinishedLines, type LineAnswer } from './check.js';

const checklist = [
  { id: 'inTime', reasonCode: 'late' },
  { id: 'signed', reasonCode: 'notSigned' },
];
const yes = (line: string): LineAnswer => ({ line, answer: 'yes', reason: '' });
const no = (line: string, reason: string): LineAnswer => ({ line, answer: 'no', reason });

describe('a check', () => {
  it('is passed when every line is', () => {
    expect(outcomeOf(checklist, [yes('signed'), yes('inTime')])).toEqual({ kind: 'passed' });
  });

  it('fails with the code of the first line that failed and all the reasons', () => {
    const outcome = outcomeOf(checklist, [no('signed', ' Not the president. '), no('inTime', 'A day late.')]);

    expect(outcome).toEqual({ kind: 'failed', reasonCode: 'late', reason: 'A day late.\nNot the president.' });
  });

  it.each([
    ['a line without an answer', [yes('inTime')], 'signed'],
    ['a no without a reason', [yes('inTime'), no('signed', '  ')], 'signed'],
    ['nothing at all', [], 'inTime, signed'],
  ])('is not decided with %s', (_title, answers, lines) => {
    expect(() => outcomeOf(checklist, answers)).toThrow(
      expect.objectContaining({ constructor: CheckIncomplete, details: { lines } }),
    );
    expect(unfinishedLines(checklist, answers).join(', ')).toBe(lines);
  });

  it('refuses a line that the call does not have', () => {
    expect(() => outcomeOf(checklist, [yes('inTime'), yes('signed'), no('colour', 'ugly')])).toThrow(
      LineNotOnChecklist,
    );
  });
});
