import { AnswersChangedMeanwhile, AnswersTooLarge, cleaned, noAnswers, rewritten } from './answers.js';

const noon = new Date('2026-02-18T12:00:00Z');
const change = { basedOn: 0, by: 'amina', at: noon };

describe('saving a page', () => {
  it('keeps what was typed, however incomplete, as the next version', () => {
    const saved = rewritten(noAnswers('conceptNote', 'relevance'), {
      ...change,
      answers: { title: 'Ate', months: 'x' },
    });

    expect(saved).toMatchObject({
      answers: { title: 'Ate', months: 'x' },
      version: 1,
      updatedAt: noon,
      updatedBy: 'amina',
    });
  });

  it('is refused when somebody else saved in between, and shows what they wrote', () => {
    const theirs = rewritten(noAnswers('conceptNote', 'relevance'), { ...change, answers: { title: 'A' } });

    expect(() => rewritten(theirs, { ...change, by: 'brahim', answers: { title: 'B' } })).toThrow(
      expect.objectContaining({ constructor: AnswersChangedMeanwhile, stored: theirs }),
    );
  });

  it('changes nothing when the same save arrives twice', () => {
    const once = rewritten(noAnswers('conceptNote', 'relevance'), { ...change, answers: { a: '1', b: '2' } });

    expect(rewritten(once, { ...change, answers: { b: '2', a: '1' } })).toBe(once);
  });

  it('refuses a page that is larger than any form', () => {
    const page = noAnswers('conceptNote', 'relevance');

    expect(() => rewritten(page, { ...change, answers: { title: 'x'.repeat(400_000) } })).toThrow(AnswersTooLarge);
  });
});

describe('cleaned answers', () => {
  it.each([
    ['a\u0000b', 'ab'],
    ['e\u0301', 'é'],
    ['one\r\ntwo\nthree', 'one\ntwo\nthree'],
    ['\ud800', '\ufffd'],
    ['النِّساء 👩‍🔧', 'النِّساء 👩‍🔧'.normalize('NFC')],
  ])('turn %j into %j', (typed, kept) => {
    expect(cleaned({ answer: typed, rows: [{ cell: typed }], other: [typed, 1, null] })).toEqual({
      answer: kept,
      rows: [{ cell: kept }],
      other: [kept, 1, null],
    });
  });
});
