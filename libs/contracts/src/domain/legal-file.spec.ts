import { gapsOf, type LegalFile } from './legal-file.js';

const complete: LegalFile = {
  account: { rib: '011519000001205000534921', verifiedAt: new Date('2026-09-01T10:00:00Z') },
  signatories: 1,
  totalCostsMinor: 100_00,
  awardMinor: 100_00,
  documents: { asked: ['statutes', 'bankAttestation'], present: ['bankAttestation', 'statutes', 'other'] },
};

describe('the legal file', () => {
  it('lacks nothing when account, signatory and budget are there', () => {
    expect(gapsOf(complete)).toEqual([]);
  });

  it.each([
    ['bankAccountMissing', { account: null }],
    ['ribInvalid', { account: { rib: '011519000001205000534922', verifiedAt: new Date(0) } }],
    ['bankAccountUnverified', { account: { rib: '011519000001205000534921', verifiedAt: null } }],
    ['signatoryMissing', { signatories: 0 }],
    ['statutes', { documents: { asked: ['statutes', 'bankAttestation'], present: ['bankAttestation'] } }],
    ['budgetBelowAward', { totalCostsMinor: 99_99 }],
  ] satisfies [string, Partial<LegalFile>][])('lacks %s', (gap, change) => {
    expect(gapsOf({ ...complete, ...change })).toEqual([gap]);
  });
});
