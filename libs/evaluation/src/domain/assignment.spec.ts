import { mustBeReadBy, placeInQueue, type Assignment } from './assignment.js';
import { NotAssigned } from './who-may.js';

const at = new Date('2026-03-01T09:00:00Z');
const assignment: Assignment = {
  id: 'assignment',
  roundId: 'round',
  callId: 'call',
  applicationId: 'application',
  stage: 'conceptNote',
  personId: 'amina',
  place: 1,
  assignedAt: at,
  skippedAt: null,
  ended: null,
};

describe('an assignment', () => {
  it('is read by the person it was given to', () => {
    expect(mustBeReadBy(assignment, 'amina')).toBe(assignment);
  });

  it.each([
    ['somebody else', assignment, 'brahim'],
    ['whoever gave it back', { ...assignment, ended: { at, as: 'recused' as const, reason: 'Family.' } }, 'amina'],
    ['anybody when there is none', null, 'amina'],
  ])('does not exist for %s', (_who, found, personId) => {
    expect(() => mustBeReadBy(found, personId)).toThrow(NotAssigned);
  });

  it('has a place of its own in each queue that fits a database integer', () => {
    const places = Array.from({ length: 200 }, (_, i) => placeInQueue('amina', `file ${i}`));

    expect(new Set(places).size).toBeGreaterThan(195);
    expect(Math.max(...places)).toBeLessThan(2 ** 31);
    expect(placeInQueue('amina', 'file 1')).not.toBe(placeInQueue('brahim', 'file 1'));
  });
});
