import { anAssessment, commentRules, commentsOn, conceptNoteGrid as grid, scoresOf } from '../testing/builders.js';
import {
  AssessmentAlreadyFinal,
  AssessmentChangedElsewhere,
  AssessmentIncomplete,
  finalised,
  saved,
} from './assessment.js';

const at = new Date('2026-03-02T12:00:00Z');
const scores = scoresOf(grid, 4);
const comments = commentsOn(grid);
const completeness = { grid, comments: commentRules };

describe('saving a draft', () => {
  it('keeps what was written and counts the save', () => {
    const before = anAssessment({ version: 3 });

    expect(saved(before, { scores, comments: {} }, { grid, at })).toMatchObject({
      scores,
      comments: {},
      version: 4,
      savedAt: at,
    });
    expect(before.scores).toEqual({});
  });

  it('is refused when the writer saw an older version', () => {
    const draft = { scores, comments, version: 2 };

    expect(() => saved(anAssessment({ version: 3 }), draft, { grid, at })).toThrow(AssessmentChangedElsewhere);
    expect(saved(anAssessment({ version: 2 }), draft, { grid, at }).version).toBe(3);
  });

  it('is refused once the assessment is final', () => {
    expect(() => saved(anAssessment({ submittedAt: at }), { scores, comments }, { grid, at })).toThrow(
      AssessmentAlreadyFinal,
    );
  });
});

describe('submitting an assessment', () => {
  it('makes it final at that moment', () => {
    expect(finalised(anAssessment({ scores, comments }), completeness, at)).toMatchObject({ submittedAt: at });
  });

  it('is refused a second time', () => {
    expect(() => finalised(anAssessment({ scores, comments, submittedAt: at }), completeness, at)).toThrow(
      AssessmentAlreadyFinal,
    );
  });

  it('lists everything that is missing', () => {
    const incomplete = anAssessment({ scores: { ...scores, '1.1': 5 }, comments: { '1': 'A strong section.' } });
    const submit = (): unknown => finalised(incomplete, completeness, at);

    expect(submit).toThrow(AssessmentIncomplete);
    expect(submit).toThrow(
      expect.objectContaining({
        faults: [
          { code: 'reasonMissing', at: '1.1' },
          { code: 'commentMissing', at: '2' },
        ],
      }),
    );
  });
});
