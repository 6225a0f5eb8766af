import { DomainError, Money, toIban, type Currency, type Rib } from '#libs/kernel';
import { bankText } from './bank-text.js';

/** Who pays: the account that the transfers are taken from. */
export interface PayingOffice {
  readonly name: string;
  readonly rib: Rib;
  readonly bic: string;
}

/** One transfer of a payment file. */
export interface Transfer {
  /** Comes back on the bank's statement; at most 35 characters, never used twice. */
  readonly endToEndId: string;
  readonly amount: Money;
  readonly holder: string;
  readonly rib: Rib;
  /** What the grantee reads on the statement. */
  readonly remittance: string;
}

export interface PaymentFile {
  /** At most 35 characters, unique for the paying office. */
  readonly messageId: string;
  readonly createdAt: Date;
  /** The day on which the bank is asked to pay, `2027-01-15`. */
  readonly executeOn: string;
  readonly currency: Currency;
  readonly office: PayingOffice;
  readonly transfers: readonly Transfer[];
}

/** A payment file of these transfers would be refused by the bank, or pay something twice. */
export class PaymentFileImpossible extends DomainError {
  readonly code = 'payments.file-impossible';
}

const LONGEST = { id: 35, name: 70, remittance: 140 } as const;

/** The control sum of a file: what all its transfers add up to. */
export function totalOf({ transfers, currency }: Pick<PaymentFile, 'transfers' | 'currency'>): Money {
  return Money.sum(
    transfers.map((transfer) => transfer.amount),
    currency,
  );
}

/**
 * The file in ISO 20022 pain.001.001.09, one payment order of as many transfers. The schema leaves creditor, account and
 * control sum open; we always write them. Throws `PaymentFileImpossible` before anything of it is written.
 */
export function paymentFileXml(file: PaymentFile): string {
  refuseImpossible(file);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>${xml(file.messageId)}</MsgId>
      <CreDtTm>${file.createdAt.toISOString()}</CreDtTm>
      ${sums(file)}
      <InitgPty><Nm>${name(file.office.name)}</Nm></InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>${xml(file.messageId)}</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <BtchBookg>false</BtchBookg>
      ${sums(file)}
      <ReqdExctnDt><Dt>${file.executeOn}</Dt></ReqdExctnDt>
      <Dbtr><Nm>${name(file.office.name)}</Nm></Dbtr>
      <DbtrAcct><Id><IBAN>${toIban(file.office.rib)}</IBAN></Id><Ccy>${file.currency}</Ccy></DbtrAcct>
      <DbtrAgt><FinInstnId><BICFI>${xml(file.office.bic)}</BICFI></FinInstnId></DbtrAgt>
      <ChrgBr>SHAR</ChrgBr>
${file.transfers.map(transferXml).join('\n')}
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
`;
}

function sums(file: PaymentFile): string {
  return `<NbOfTxs>${file.transfers.length}</NbOfTxs><CtrlSum>${totalOf(file).toDecimal()}</CtrlSum>`;
}

function transferXml(transfer: Transfer): string {
  const { endToEndId, amount, holder, rib, remittance } = transfer;
  return `      <CdtTrfTxInf>
        <PmtId><InstrId>${xml(endToEndId)}</InstrId><EndToEndId>${xml(endToEndId)}</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="${amount.currency}">${amount.toDecimal()}</InstdAmt></Amt>
        <Cdtr><Nm>${name(holder)}</Nm></Cdtr>
        <CdtrAcct><Id><IBAN>${toIban(rib)}</IBAN></Id></CdtrAcct>
        <RmtInf><Ustrd>${xml(bankText(remittance, LONGEST.remittance))}</Ustrd></RmtInf>
      </CdtTrfTxInf>`;
}

function refuseImpossible(file: PaymentFile): void {
  const { transfers, currency } = file;
  const ids = transfers.map((transfer) => transfer.endToEndId);
  const faults = {
    empty: transfers.length === 0,
    twice: new Set(ids).size !== ids.length,
    idTooLong: [file.messageId, ...ids].some((id) => id.length === 0 || bankText(id, LONGEST.id) !== id),
    otherCurrency: transfers.some((transfer) => transfer.amount.currency !== currency),
    noAmount: transfers.some((transfer) => transfer.amount.minor <= 0),
    nameUnreadable: [file.office.name, ...transfers.map((one) => one.holder)].some((one) => name(one) === ''),
    noRemittance: transfers.some((transfer) => bankText(transfer.remittance, LONGEST.remittance) === ''),
  };
  const found = Object.entries(faults).flatMap(([fault, isThere]) => (isThere ? [fault] : []));
  if (found.length === 0) return;
  throw new PaymentFileImpossible(`A payment file of these transfers is impossible: ${found.join(', ')}.`, {
    faults: found.join(', '),
  });
}

function name(text: string): string {
  return xml(bankText(text, LONGEST.name));
}

function xml(text: string): string {
  return text.replace(/[<>&"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
