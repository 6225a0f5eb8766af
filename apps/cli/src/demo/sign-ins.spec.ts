import { readMaterial } from './material.js';
import { signIns } from './sign-ins.js';

describe('the sign-ins of the demo', () => {
  const lines = signIns().trimEnd().split('\n');

  it('name one association and one person for each part of the programme', () => {
    expect(lines.map((line) => line.split(/\s{2,}/)[1])).toEqual([
      'association (signataire)',
      'officer',
      'assessor',
      expect.stringContaining('chair'),
      'authority',
      'financeOfficer',
      'financeOfficer',
      'auditor',
      'operator',
      undefined,
    ]);
  });

  it('end with the password that all of them share', () => {
    expect(lines.at(-1)).toBe(`password: ${readMaterial().people.password}`);
  });
});
