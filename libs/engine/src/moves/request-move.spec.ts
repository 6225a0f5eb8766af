import type { PreviewGroup } from './preview-move.js';
import { refuseWithoutPlace } from './request-move.js';

const FILES = [{ id: 'file', subject: 'grant', callId: 'call' }];
const MOVES: PreviewGroup['change'] = {
  to: 'draft.conceptNote',
  lostSteps: [],
  gainedSteps: [],
  lostDeadlines: [],
  gainedDeadlines: [],
  overdue: [],
};
const groups: readonly PreviewGroup[] = [
  { state: 'draft.conceptNote', change: MOVES, files: FILES },
  { state: 'scoring.conceptNote', change: null, files: FILES },
  { state: 'award.proposed', change: null, files: FILES },
];

describe('a move without a place for some files', () => {
  it('is refused with the states in which they stand, and what would help', () => {
    expect(() => refuseWithoutPlace({ moving: 1, ended: 0, withoutPlace: 2, groups }, 4)).toThrow(
      expect.objectContaining({
        message:
          '2 files stand where version 4 has no place: scoring.conceptNote; award.proposed. Name the state that takes its place under "replaces".',
        details: { files: 2, states: ['scoring.conceptNote', 'award.proposed'] },
      }),
    );
  });

  it('is not refused where there is none', () => {
    expect(() => refuseWithoutPlace({ moving: 3, ended: 2, withoutPlace: 0, groups }, 4)).not.toThrow();
  });
});
