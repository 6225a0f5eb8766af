import type { Role } from '#libs/kernel';
import type { FastifyRequest } from 'fastify';
import { homeOf, placesOf } from './places.js';

function somebody(...roles: readonly Role[]): FastifyRequest {
  const standing = { staff: roles.map((role) => ({ role, callId: null })), memberships: [] };
  // Only who visits decides where they are led.
  return { visitor: { personId: 'p', standing } } as unknown as FastifyRequest;
}

describe('after signing in', () => {
  it.each<[Role, string]>([
    ['officer', '/work'],
    ['financeOfficer', '/finance'],
    ['authority', '/grants'],
    ['chair', '/committee'],
    ['assessor', '/assessments'],
    ['auditor', '/programme'],
    ['operator', '/people'],
  ])('the %s is led to %s', (role, place) => {
    expect(homeOf(somebody(role))).toBe(place);
  });

  it('whoever works for no programme is led to the open calls', () => {
    expect(homeOf(somebody())).toBe('/');
  });
});

describe('the place that a page is in', () => {
  it.each<[string, string, Role]>([
    ['/files/f/checks/administrative', '/work', 'officer'],
    ['/grants/f/as-of?hour=12', '/work', 'officer'],
    ['/grants/f', '/grants', 'officer'],
    ['/files/f/award', '/committee', 'officer'],
    ['/files/f/reopening', '/committee', 'chair'],
    ['/files/f/complaint', '/committee', 'authority'],
    ['/organisations/o/members', '/organisation', 'applicant'],
    ['/payment-files/p', '/payments', 'financeOfficer'],
    ['/calls/K/impartiality', '/assessments', 'assessor'],
    ['/reports/r', '/reports', 'officer'],
    ['/reports/r', '/grants', 'financeOfficer'],
    ['/payments/p', '/grants', 'officer'],
    ['/calls/K', '/', 'officer'],
  ])('of %s is %s', (url, place, role) => {
    const places = placesOf({ ...somebody(role), url }, { t: (key) => key });

    expect(places.filter(({ current }) => current).map(({ href }) => href)).toEqual([place]);
  });
});
