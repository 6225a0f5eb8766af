import { grantable, RoleHeldAlready, RoleNotPossible } from './roles.js';
import type { HeldRole, StaffRole } from './standing.js';

function held(role: StaffRole, callId: string | null = null): HeldRole {
  return { role, callId };
}

describe('giving a role', () => {
  it('is possible beside one that goes with it', () => {
    expect(grantable([held('officer')], held('financeOfficer'))).toEqual(held('financeOfficer'));
  });
  it('is refused a second time', () => {
    expect(() => grantable([held('officer', 'spring')], held('officer', 'spring'))).toThrow(RoleHeldAlready);
  });
  it('is possible again for another call', () => {
    expect(grantable([held('officer', 'spring')], held('officer', 'autumn'))).toEqual(held('officer', 'autumn'));
  });
  it.each(['assessor', 'committeeMember', 'chair', 'secretary'] as const)('lets no %s pay in the same call', (role) => {
    expect(() => grantable([held(role, 'spring')], held('financeOfficer', 'spring'))).toThrow(RoleNotPossible);
    expect(() => grantable([held('financeOfficer', 'spring')], held(role, 'spring'))).toThrow(RoleNotPossible);
  });
  it('keeps them apart where one of them counts in every call', () => {
    expect(() => grantable([held('assessor', 'spring')], held('financeOfficer'))).toThrow(RoleNotPossible);
  });
  it('lets somebody assess one call and pay in another', () => {
    expect(grantable([held('assessor', 'spring')], held('financeOfficer', 'autumn'))).toEqual(
      held('financeOfficer', 'autumn'),
    );
  });
  it('leaves the auditor nothing to do but audit', () => {
    expect(() => grantable([held('auditor')], held('officer'))).toThrow(RoleNotPossible);
    expect(() => grantable([held('operator')], held('auditor'))).toThrow(RoleNotPossible);
  });
});
