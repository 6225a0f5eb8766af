import { AlreadySigned, ContractChangedSince, SamePersonOnBothSides, signed, type Signature } from './signature.js';

const noon = new Date('2026-09-20T12:00:00Z');
const byAuthority: Signature = { side: 'authority', personId: 'nadia', at: noon, contentHash: 'abc' };
const byBeneficiary: Signature = { side: 'beneficiary', personId: 'omar', at: noon, contentHash: 'abc' };
const contract = (...signatures: Signature[]) => ({ contentHash: 'abc', signatures });

describe('signing a contract', () => {
  it('adds the second side to the first', () => {
    expect(signed(contract(byAuthority), byBeneficiary)).toEqual([byAuthority, byBeneficiary]);
  });

  it('is refused for another content than was read', () => {
    expect(() => signed(contract(), { ...byAuthority, contentHash: 'abd' })).toThrow(ContractChangedSince);
  });

  it('is refused a second time for the same side', () => {
    expect(() => signed(contract(byAuthority), { ...byAuthority, personId: 'other' })).toThrow(AlreadySigned);
  });

  it('is refused to the person who signed for the other side', () => {
    expect(() => signed(contract(byAuthority), { ...byBeneficiary, personId: 'nadia' })).toThrow(SamePersonOnBothSides);
  });
});
