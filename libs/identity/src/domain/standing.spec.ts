import { rolesAnywhere, rolesIn, type Standing } from './standing.js';

const none: Standing = { staff: [], memberships: [] };

describe('the roles on a file', () => {
  it.each([
    ['owner', ['applicant', 'signatory']],
    ['signatory', ['applicant', 'signatory']],
    ['editor', ['applicant']],
    ['accountant', ['applicant']],
  ] as const)('of its organisation’s %s', (role, roles) => {
    const standing: Standing = { ...none, memberships: [{ organisationId: 'amal', role }] };

    expect(rolesIn(standing, { organisationId: 'amal' })).toEqual(roles);
  });
  it('are none for a member of another organisation', () => {
    const standing: Standing = { ...none, memberships: [{ organisationId: 'amal', role: 'owner' }] };

    expect(rolesIn(standing, { organisationId: 'nour' })).toEqual([]);
  });
  it('are none for a file without an organisation, whoever asks without one', () => {
    expect(rolesIn(none, { organisationId: null })).toEqual([]);
  });
  it('count in the call they were given for, and in no other', () => {
    const standing: Standing = { ...none, staff: [{ role: 'officer', callId: 'spring' }] };

    expect(rolesIn(standing, { callId: 'spring' })).toEqual(['officer']);
    expect(rolesIn(standing, { callId: 'autumn' })).toEqual([]);
  });
  it('count in every call when they were given for all', () => {
    const standing: Standing = { ...none, staff: [{ role: 'auditor', callId: null }] };

    expect(rolesIn(standing, { callId: 'autumn' })).toEqual(['auditor']);
  });
  it.each([
    [true, ['assessor']],
    [false, []],
    [undefined, []],
  ] as const)('include assessor only where assigned: %s', (assigned, roles) => {
    const standing: Standing = { ...none, staff: [{ role: 'assessor', callId: null }] };

    expect(rolesIn(standing, { callId: 'spring', assigned })).toEqual(roles);
  });
  it('are never those of staff on a file of one’s own organisation', () => {
    const standing: Standing = {
      staff: [{ role: 'financeOfficer', callId: null }],
      memberships: [{ organisationId: 'amal', role: 'editor' }],
    };

    expect(rolesIn(standing, { callId: 'spring', organisationId: 'amal' })).toEqual(['applicant']);
  });
});

describe('the roles anywhere', () => {
  it('name each once', () => {
    const staff = [
      { role: 'officer', callId: 'spring' },
      { role: 'officer', callId: 'autumn' },
    ] as const;

    expect(rolesAnywhere({ staff, memberships: [{ organisationId: 'amal', role: 'editor' }] })).toEqual([
      'applicant',
      'officer',
    ]);
  });
});
