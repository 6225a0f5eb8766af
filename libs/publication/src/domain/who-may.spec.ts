import type { Role } from '#libs/kernel';
import { mustBeInCharge, NotYourCall } from './who-may.js';

const person = (...roles: Role[]) => ({ kind: 'person', id: 'p', roles }) as const;

describe('a call', () => {
  it.each([
    ['draft', 'officer'],
    ['draft', 'operator'],
    ['approve', 'authority'],
    ['publish', 'officer'],
    ['extend', 'officer'],
    ['cancel', 'authority'],
    ['conclude', 'officer'],
  ] as const)('is for %s in the hands of the %s', (of, role) => {
    expect(() => mustBeInCharge(person('auditor', role), of)).not.toThrow();
  });

  it.each([
    ['draft', 'authority'],
    ['approve', 'officer'],
    ['approve', 'operator'],
    ['extend', 'operator'],
    ['cancel', 'operator'],
    ['publish', 'applicant'],
  ] as const)('is not for %s in the hands of the %s', (of, role) => {
    expect(() => mustBeInCharge(person(role), of)).toThrow(NotYourCall);
  });
});
