import type { Assessment } from '../domain/assessment.js';
import type { FinalTotals } from '../domain/round-result.js';
import type { Totals } from '../domain/totals.js';

/** An empty draft, apart from what is given. */
export function anAssessment(apart: Partial<Assessment> = {}): Assessment {
  return {
    id: 'assessment',
    assignmentId: 'assignment',
    roundId: 'round',
    personId: 'assessor',
    scores: {},
    comments: {},
    version: 0,
    savedAt: new Date('2026-03-02T12:00:00Z'),
    submittedAt: null,
    ...apart,
  };
}

/** A final assessment of so many half points, in one section unless others are given. */
export function finalTotals(assessmentId: string, total: number, apart: Partial<Totals> = {}): FinalTotals {
  return { assessmentId, totals: { total, sections: { '1': total }, criteria: {}, ...apart } };
}
