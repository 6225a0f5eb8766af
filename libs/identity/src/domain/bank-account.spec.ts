import {
  acceptedRib,
  BankAccountNotFound,
  BankAccountReplaced,
  OwnBankAccount,
  RibInvalid,
  verifiable,
  type BankAccount,
} from './bank-account.js';

const account: BankAccount = {
  id: 'second',
  organisationId: 'amal',
  holder: 'Association Amal Jerada',
  bank: 'CIH Jerada',
  rib: '011519000001205000534921',
  since: new Date('2026-03-02T12:00:00Z'),
  enteredBy: 'salma',
  verifiedAt: null,
  verifiedBy: null,
};

describe('verifying a bank account', () => {
  it('is for somebody else than who entered it', () => {
    expect(verifiable(account, 'officer', 'second')).toBe(account);
    expect(() => verifiable(account, 'salma', 'second')).toThrow(OwnBankAccount);
  });
  it('is refused for an account that was replaced meanwhile', () => {
    expect(() => verifiable(account, 'officer', 'first')).toThrow(BankAccountReplaced);
  });
  it('is refused where there is none', () => {
    expect(() => verifiable(null, 'officer', 'second')).toThrow(BankAccountNotFound);
  });
});

describe('a RIB', () => {
  it('is kept without the blanks it was typed with', () => {
    expect(acceptedRib('011 519 0000012050005349 21')).toBe(account.rib);
  });
  it('is refused with one wrong digit', () => {
    expect(() => acceptedRib('011519000001205000534922')).toThrow(RibInvalid);
  });
});
