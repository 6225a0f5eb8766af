import { isAlive } from './session.js';
import type { StaffRole, Standing } from './standing.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const now = new Date('2026-03-02T12:00:00Z');

const applicant: Standing = { staff: [], memberships: [{ organisationId: 'amal', role: 'owner' }] };

function staff(role: StaffRole): Standing {
  return { staff: [{ role, callId: null }], memberships: [] };
}

function session(idleMs: number, ageMs: number, remembered = false) {
  return { seenAt: new Date(now.getTime() - idleMs), createdAt: new Date(now.getTime() - ageMs), remembered };
}

describe('a session', () => {
  it.each([
    ['an applicant', applicant, 60],
    ['an officer', staff('officer'), 30],
    ['a finance officer', staff('financeOfficer'), 15],
    ['an operator', staff('operator'), 15],
  ])('of %s ends when it was not used long enough', (_who, standing, minutes) => {
    expect(isAlive(session(minutes * MINUTE - 1, minutes * MINUTE), standing, now)).toBe(true);
    expect(isAlive(session(minutes * MINUTE, minutes * MINUTE), standing, now)).toBe(false);
  });
  it('ends after twelve hours however much it is used', () => {
    expect(isAlive(session(0, DAY / 2 - 1), applicant, now)).toBe(true);
    expect(isAlive(session(0, DAY / 2), applicant, now)).toBe(false);
  });
  it('of an applicant who stays signed in lives for thirty days', () => {
    expect(isAlive(session(29 * DAY, 30 * DAY - 1, true), applicant, now)).toBe(true);
    expect(isAlive(session(0, 30 * DAY, true), applicant, now)).toBe(false);
  });
  it('of staff is not lengthened by staying signed in', () => {
    expect(isAlive(session(31 * MINUTE, DAY, true), staff('officer'), now)).toBe(false);
  });
});
