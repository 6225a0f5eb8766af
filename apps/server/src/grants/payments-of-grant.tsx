import type { Dossier } from '#libs/payments';
import { paymentTone } from '../payments/payment-words.js';
import { ButtonLink } from '../ui/action-form.js';
import { amountHead, sharedCurrency } from '../ui/amounts.js';
import { DataTable } from '../ui/data-table.js';
import { Day } from '../ui/date-time.js';
import { Money } from '../ui/money.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface PaymentsOfGrantProps {
  readonly view: View;
  readonly payments: readonly Dossier[];
  /** Only the office follows a payment to its own page. */
  readonly reader: 'office' | 'grantee';
  /** Where the next instalment is asked for, where this person may now. */
  readonly askHref: string | null;
}

/** The payments of a grant and where each of them is. */
export function PaymentsOfGrant({ view, payments, reader, askHref }: PaymentsOfGrantProps) {
  const shared = sharedCurrency(payments.map(({ record }) => record.currency));
  return (
    <section>
      <h2>{view.t('grants.payments.title')}</h2>
      <DataTable<Dossier>
        view={view}
        caption={view.t('grants.payments.title')}
        captionHidden
        rows={payments}
        rowKey={({ record }) => record.id}
        columns={[
          {
            key: 'what',
            head: view.t('grants.payments.what'),
            cell: ({ record }) => {
              const name = view.t(`payments.kind.${record.kind}`, { n: record.n });
              return reader === 'office' ? <a href={`/payments/${record.id}`}>{name}</a> : name;
            },
          },
          {
            key: 'state',
            head: view.t('grants.payments.state'),
            cell: ({ record }) => <StateOf view={view} state={record.state} reader={reader} />,
          },
          {
            key: 'on',
            head: view.t('grants.payments.executedOn'),
            cell: ({ record }) => (record.executedOn ? <Day view={view} date={record.executedOn} /> : null),
          },
          {
            key: 'amount',
            head: amountHead(view, view.t('grants.payments.amount'), shared),
            kind: 'number',
            cell: ({ record }) => (
              <Money
                view={view}
                minor={record.amountMinor}
                currency={record.currency}
                show={shared === null ? 'money' : 'amount'}
              />
            ),
          },
        ]}
      />
      {askHref === null ? null : (
        <p class="actions">
          <ButtonLink href={askHref} weight="secondary">
            {view.t('event.paymentRequested.do')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

/** What the steps of a payment are to whoever waits for the money. */
const YOURS: Readonly<Record<string, readonly [words: string, tone: Tone]>> = {
  requested: ['preparing', 'info'],
  checked: ['preparing', 'info'],
  approved: ['preparing', 'info'],
  sent: ['atBank', 'info'],
  executed: ['paid', 'done'],
  reconciled: ['paid', 'done'],
  returned: ['returned', 'attention'],
  refused: ['refused', 'neutral'],
};

interface StateOfProps extends Pick<PaymentsOfGrantProps, 'view' | 'reader'> {
  readonly state: string;
}

function StateOf({ view, state, reader }: StateOfProps) {
  const yours = reader === 'grantee' ? YOURS[state] : undefined;
  if (!yours) return <Status tone={paymentTone(state)}>{view.t(`state.payment.${state}`)}</Status>;
  const [words, tone] = yours;
  return <Status tone={tone}>{view.t(`grants.payments.yours.${words}`)}</Status>;
}
