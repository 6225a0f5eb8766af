import type { PaymentEvidence } from '#libs/payments';
import type { Answer } from '../ui/check-answers.js';
import { DateTime } from '../ui/date-time.js';
import { Evidence } from '../ui/evidence.js';
import { Money } from '../ui/money.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import type { WaitingPayment } from './waiting-payments.js';

export interface EvidenceOfPaymentProps {
  readonly view: View;
  readonly payment: WaitingPayment;
  readonly evidence: PaymentEvidence | undefined;
}

/** What a payment rests on: contract and signatures, the account's verification, the accepted report. */
export function EvidenceOfPayment({ view, payment, evidence }: EvidenceOfPaymentProps) {
  const { record } = payment.dossier;
  return <Evidence view={view} of={record.contractNumber} facts={evidence ? factsOf(view, record, evidence) : []} />;
}

type Record = WaitingPayment['dossier']['record'];

function factsOf(view: View, record: Record, { contract, account, report }: PaymentEvidence): readonly Answer[] {
  return [
    {
      label: view.t('payments.paid.contract'),
      value: (
        <>
          <a href={`/grants/${record.grantId}/contract`}>{view.t('finance.evidence.contract')}</a>
          <br />
          <Money view={view} minor={contract.amountMinor} currency={record.currency} />
        </>
      ),
    },
    { label: view.t('finance.evidence.authority'), value: <Who view={view} signed={contract.authority} /> },
    { label: view.t('finance.evidence.beneficiary'), value: <Who view={view} signed={contract.beneficiary} /> },
    { label: view.t('finance.evidence.verified'), value: <Who view={view} signed={account?.verified ?? null} /> },
    { label: view.t('finance.evidence.account'), value: account ? <Account view={view} account={account} /> : null },
    {
      label: view.t('finance.evidence.report'),
      value: report ? (
        <>
          <a href={`/reports/${report.id}`}>{view.t(`finance.evidence.of.${report.kind}`)}</a>
          <br />
          <Money view={view} minor={report.acceptedMinor} currency={record.currency} />
          <br />
          <Who view={view} signed={report.accepted} />
        </>
      ) : (
        view.t('finance.evidence.noReport')
      ),
    },
  ];
}

function Account({
  view,
  account,
}: {
  readonly view: View;
  readonly account: NonNullable<PaymentEvidence['account']>;
}) {
  return (
    <>
      <bdi>{account.bank}</bdi>
      <br />
      {view.pieces(account.replacedAnother ? 'finance.evidence.changed' : 'finance.evidence.first', {
        at: <DateTime key="at" view={view} at={new Date(account.since)} show="day" />,
      })}
    </>
  );
}

function Who({ view, signed }: { readonly view: View; readonly signed: { by: string; at: string } | null }) {
  if (signed === null) return <>{view.t('finance.evidence.missing')}</>;
  return (
    <>
      {view.pieces('finance.evidence.signed', {
        name: <PersonName key="name" name={signed.by} />,
        at: <DateTime key="at" view={view} at={new Date(signed.at)} show="day" />,
      })}
    </>
  );
}
