import {
  commentRules as rules,
  commentsOn,
  conceptNoteGrid,
  fullApplicationGrid,
  scoresOf,
} from '../testing/builders.js';
import { faultsOf, mustFitGrid, needsReason, ScoreNotInGrid } from './scores.js';

describe('a grid that is filled in', () => {
  const complete = scoresOf(conceptNoteGrid, 3);

  it('lacks nothing with every score and every comment', () => {
    expect(faultsOf(conceptNoteGrid, rules, { scores: complete, comments: commentsOn(conceptNoteGrid) })).toEqual([]);
  });

  it('lacks every score and the comments of both sections when it is empty', () => {
    const codes = faultsOf(conceptNoteGrid, rules, { scores: {}, comments: {} }).map(({ code, at }) => `${code} ${at}`);

    expect(codes).toHaveLength(11);
    expect(codes[0]).toBe('scoreMissing 1.1');
    expect(codes.filter((code) => code.startsWith('commentMissing'))).toEqual(['commentMissing 1', 'commentMissing 2']);
  });

  it.each([
    [1, true],
    [2, true],
    [3, false],
    [4, false],
    [5, true],
  ])('with a score of %i needs a reason: %s', (score, needed) => {
    const comments = { '1': 'Read with care.', '2': 'Read with care.' };
    const faults = faultsOf(conceptNoteGrid, rules, { scores: { ...complete, '1.2': score }, comments });

    expect(needsReason(rules, score)).toBe(needed);
    expect(faults).toEqual(needed ? [{ code: 'reasonMissing', at: '1.2' }] : []);
  });

  it('takes a comment of blanks for none', () => {
    const comments = { ...commentsOn(conceptNoteGrid), '2': ' \n\t ' };

    expect(faultsOf(conceptNoteGrid, rules, { scores: complete, comments })).toEqual([
      { code: 'commentMissing', at: '2' },
    ]);
  });

  it.each([0, 6, 2.5, Number.NaN])('reports a score of %p as off the scale', (score) => {
    const faults = faultsOf(conceptNoteGrid, rules, {
      scores: { ...complete, '2.1': score },
      comments: commentsOn(conceptNoteGrid),
    });

    expect(faults).toEqual([{ code: 'scoreOutOfScale', at: '2.1' }]);
  });

  it.each([
    ['nine letters', 'neuf mots', [{ code: 'textTooShort', at: '2', length: 9, limit: 10 }]],
    ['ten letters', 'dix lettre', []],
    ['ten Arabic letters with their vowel signs', 'مَشْرُوعٌ جَدِيد', []],
    ['21 letters', 'x'.repeat(21), [{ code: 'textTooLong', at: '2', length: 21, limit: 20 }]],
    ['20 letters', 'x'.repeat(20), []],
  ])('counts a comment of %s', (_case, text, expected) => {
    const short = { ...rules, minGraphemes: 10, maxGraphemes: 20 };
    const comments = { '1': 'Ten letters.', '2': text };

    expect(faultsOf(conceptNoteGrid, short, { scores: complete, comments })).toEqual(expected);
  });

  it('may have no comment on a section where the call does not ask for one, but none that is too long', () => {
    const free = { ...rules, perSection: false, maxGraphemes: 20 };

    expect(faultsOf(conceptNoteGrid, free, { scores: complete, comments: {} })).toEqual([]);
    expect(faultsOf(conceptNoteGrid, free, { scores: complete, comments: { '1': 'x'.repeat(21) } })).toHaveLength(1);
  });

  it('asks nothing of a section that is transferred', () => {
    const faults = faultsOf(fullApplicationGrid, rules, { scores: {}, comments: {} });

    expect(faults.some(({ at }) => at.startsWith('2'))).toBe(false);
  });
});

describe('a draft', () => {
  it('may lack anything', () => {
    expect(() => mustFitGrid(conceptNoteGrid, { scores: {}, comments: {} })).not.toThrow();
    expect(() => mustFitGrid(conceptNoteGrid, { scores: { '1.1': 5 }, comments: { '2': 'Later.' } })).not.toThrow();
  });

  it.each([
    ['a criterion of no grid', { '9.9': 3 }, {}],
    ['a transferred section', {}, { '2': 'Relevance again.' }],
    ['a score of 0', { '1.1': 0 }, {}],
    ['a score of 6', { '1.1': 6 }, {}],
    ['half a point', { '1.1': 3.5 }, {}],
  ])('refuses %s', (_case, scores, comments) => {
    expect(() => mustFitGrid(fullApplicationGrid, { scores, comments })).toThrow(ScoreNotInGrid);
  });
});
