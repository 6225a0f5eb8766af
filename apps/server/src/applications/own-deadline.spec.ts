import { deadlineKind } from './own-deadline.js';

describe('a deadline of a file, to its applicant', () => {
  it.each([
    ['conceptNoteDeadline', 'draft.conceptNote', 'due'],
    ['conceptNoteDeadline', 'submitted.conceptNote', 'closes'],
    ['fullApplicationDeadline', 'draft.fullApplication', 'due'],
    ['clarificationDue', 'eligibilityCheck.clarification', 'due'],
    ['conceptNoteScoresDue', 'scoring.conceptNote', 'expected'],
    ['awardDate', 'scoring.ranked', 'expected'],
  ])('%s in %s is %s', (name, state, expected) => {
    expect(deadlineKind(name, [state])).toBe(expected);
  });
});
