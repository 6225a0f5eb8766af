import fc from 'fast-check';
import { type CountedAssessment, type FeedbackAllowed, feedbackOf, isFeedbackDue } from './feedback.js';

const allowed = fc.record<FeedbackAllowed>({
  scores: fc.constantFrom('none', 'total', 'perCriterion'),
  comments: fc.boolean(),
  after: fc.constantFrom('decision', 'awards'),
});
const results = [{ stage: 'conceptNote', total: 71 }] as const;
const assessments: readonly CountedAssessment[] = [
  { stage: 'conceptNote', scores: { '1.1': 4 }, comments: { '1': 'Besoin bien établi.' } },
  { stage: 'conceptNote', scores: { '1.1': 3 }, comments: { '1': 'Peu de chiffres.' } },
];

describe('what an applicant is shown of the evaluation', () => {
  it('is never more than the call allows', () => {
    fc.assert(
      fc.property(allowed, (rules) => {
        const text = JSON.stringify(feedbackOf(rules, results, assessments));

        expect(text.includes('71')).toBe(rules.scores !== 'none');
        expect(text.includes('1.1')).toBe(rules.scores === 'perCriterion');
        expect(text.includes('Besoin')).toBe(rules.comments);
      }),
    );
  });

  it.each([
    ['scoring.ranked', false],
    ['award.reserve', false],
    ['award.proposed', false],
    ['withdrawn', false],
    ['lapsed', false],
    ['rejected', true],
    ['award.awarded', true],
    ['running.reporting.implementation', true],
  ])('is shown in %s: %s', (state, isDue) => {
    const rules = { scores: 'total', comments: true } as const;

    expect(isFeedbackDue({ ...rules, after: 'decision' }, { states: [state], callState: 'evaluation' })).toBe(isDue);
    expect(isFeedbackDue({ ...rules, after: 'awards' }, { states: [state], callState: 'evaluation' })).toBe(false);
    expect(isFeedbackDue({ ...rules, after: 'awards' }, { states: [state], callState: 'contracting' })).toBe(isDue);
  });
});
