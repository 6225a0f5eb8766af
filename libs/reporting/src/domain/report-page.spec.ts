import { emptyPage, PageChangedMeanwhile, PageTooLarge, rewritten } from './report-page.js';

const noon = new Date('2027-11-02T12:00:00Z');
const by = { by: 'amina', at: noon };

describe('saving a page of a report', () => {
  it('keeps what was typed as the next version', () => {
    const saved = rewritten(emptyPage('results'), { ...by, answers: { summary: 'x' }, basedOn: 0 });

    expect(saved).toEqual({
      page: 'results',
      answers: { summary: 'x' },
      version: 1,
      updatedAt: noon,
      updatedBy: 'amina',
    });
  });

  it('changes nothing when the same save arrives twice', () => {
    const once = rewritten(emptyPage('results'), { ...by, answers: { summary: 'x' }, basedOn: 0 });

    expect(rewritten(once, { ...by, answers: { summary: 'x' }, basedOn: 0 })).toBe(once);
  });

  it('is refused when somebody else saved in between', () => {
    const theirs = rewritten(emptyPage('results'), { ...by, answers: { summary: 'x' }, basedOn: 0 });

    expect(() => rewritten(theirs, { ...by, answers: { summary: 'y' }, basedOn: 0 })).toThrow(PageChangedMeanwhile);
  });

  it('is refused for a page longer than any form', () => {
    const answers = { summary: 'x'.repeat(400_000) };

    expect(() => rewritten(emptyPage('results'), { ...by, answers, basedOn: 0 })).toThrow(PageTooLarge);
  });
});
