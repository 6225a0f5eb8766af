import { AnswersTooLarge, cleaned, noAnswers, rewritten } from './answers.js';

const noon = new Date('2026-02-18T12:00:00Z');
const change = { seen: new Map<string, undefined>(), by: 'amina', at: noon };
const first = { ...change, seen: new Map(['title', 'months', 'a', 'b'].map((question) => [question, undefined])) };

describe('saving a page', () => {
  it('keeps what was typed, however incomplete, as the next version', () => {
    const saved = rewritten(noAnswers('conceptNote', 'relevance'), {
      ...first,
      answers: { title: 'Ate', months: 'x' },
    });

    expect(saved.page).toMatchObject({
      answers: { title: 'Ate', months: 'x' },
      version: 1,
      updatedAt: noon,
      updatedBy: 'amina',
    });
  });

  it('keeps what somebody else saved in between, and shows both', () => {
    const theirs = rewritten(noAnswers('conceptNote', 'relevance'), { ...first, answers: { title: 'A' } }).page;

    const saved = rewritten(theirs, { ...first, by: 'brahim', answers: { title: 'B', months: '3' } });

    expect(saved.page).toMatchObject({ answers: { title: 'A', months: '3' }, version: 2 });
    expect(saved.contested).toEqual([{ question: 'title', mine: 'B', theirs: 'A' }]);
  });

  it('changes nothing when the same save arrives twice', () => {
    const once = rewritten(noAnswers('conceptNote', 'relevance'), { ...first, answers: { a: '1', b: '2' } }).page;

    expect(rewritten(once, { ...change, answers: { b: '2', a: '1' } }).page).toBe(once);
  });

  it('refuses a page that is larger than any form', () => {
    const page = noAnswers('conceptNote', 'relevance');

    expect(() => rewritten(page, { ...first, answers: { title: 'x'.repeat(400_000) } })).toThrow(AnswersTooLarge);
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
