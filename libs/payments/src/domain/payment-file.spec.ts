import { Money, parseRib, type Rib } from '#libs/kernel';
import { type PaymentFile, PaymentFileImpossible, paymentFileXml, totalOf, type Transfer } from './payment-file.js';

function rib(text: string): Rib {
  const reading = parseRib(text);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.rib;
}

const transfer = (change: Partial<Transfer> = {}): Transfer => ({
  endToEndId: '0193c0de0000700080000000000000a1-1',
  amount: Money.of(80_000_05, 'MAD'),
  holder: "Association Amal pour l’Éducation & l'insertion",
  rib: rib('011519000001205000534921'),
  remittance: 'KAF-2026-01-0042-C1 préfinancement',
  ...change,
});
const file = (change: Partial<PaymentFile> = {}): PaymentFile => ({
  messageId: 'MINHA-20270115-0001',
  createdAt: new Date('2027-01-15T09:30:00Z'),
  executeOn: '2027-01-18',
  currency: 'MAD',
  office: { name: 'Agence Kafaat', rib: rib('007780000123456789012396'), bic: 'BCMAMAMC' },
  transfers: [transfer()],
  ...change,
});

describe('a payment file', () => {
  it('pays each transfer to its account, with its amount, currency and reference', () => {
    const xml = paymentFileXml(file());

    expect(xml).toContain('<EndToEndId>0193c0de0000700080000000000000a1-1</EndToEndId>');
    expect(xml).toContain('<InstdAmt Ccy="MAD">80000.05</InstdAmt>');
    expect(xml).toContain('<CdtrAcct><Id><IBAN>MA64011519000001205000534921</IBAN></Id></CdtrAcct>');
    expect(xml).toContain('<DbtrAcct><Id><IBAN>MA64007780000123456789012396</IBAN></Id><Ccy>MAD</Ccy></DbtrAcct>');
    expect(xml).toContain('<ReqdExctnDt><Dt>2027-01-18</Dt></ReqdExctnDt>');
  });

  it('writes names in the letters of the bank, escaped', () => {
    const xml = paymentFileXml(file());

    expect(xml).toContain('<Cdtr><Nm>Association Amal pour l&#39;Education + l&#39;insertion</Nm></Cdtr>');
    expect(xml).toContain('<Ustrd>KAF-2026-01-0042-C1 prefinancement</Ustrd>');
  });

  it('says in head and order how many transfers there are and what they add up to', () => {
    const two = file({ transfers: [transfer(), transfer({ endToEndId: 'b-1', amount: Money.of(10_95, 'MAD') })] });

    expect(totalOf(two).minor).toBe(80_011_00);
    expect(paymentFileXml(two).match(/<NbOfTxs>2<\/NbOfTxs><CtrlSum>80011.00<\/CtrlSum>/g)).toHaveLength(2);
  });

  it.each([
    ['empty', { transfers: [] }],
    ['twice', { transfers: [transfer(), transfer()] }],
    ['idTooLong', { messageId: 'x'.repeat(36) }],
    ['idTooLong', { transfers: [transfer({ endToEndId: 'é1' })] }],
    ['idTooLong', { transfers: [transfer({ endToEndId: '' })] }],
    ['otherCurrency', { currency: 'EUR' }],
    ['noAmount', { transfers: [transfer({ amount: Money.of(0, 'MAD') })] }],
    ['nameUnreadable', { transfers: [transfer({ holder: 'جمعية الأمل' })] }],
    ['noRemittance', { transfers: [transfer({ remittance: '' })] }],
  ] satisfies [string, Partial<PaymentFile>][])('is refused when it is %s', (_what, change) => {
    expect(() => paymentFileXml(file(change))).toThrow(PaymentFileImpossible);
  });

  it('leaves no transfer out of a file of ten thousand', () => {
    const transfers = Array.from({ length: 10_000 }, (_, i) => transfer({ endToEndId: `t-${i}` }));

    expect(paymentFileXml(file({ transfers })).match(/<CdtTrfTxInf>/g)).toHaveLength(10_000);
  });
});
