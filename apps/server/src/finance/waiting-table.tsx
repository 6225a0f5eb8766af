import type { DecidedStep } from '#libs/payments';
import { Button, Hidden } from '../ui/action-form.js';
import { amountHead, sharedCurrency } from '../ui/amounts.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';
import { NewsMarks } from './news-marks.js';
import { PaymentClock } from './payment-clock.js';
import type { WaitingPayment } from './waiting-payments.js';
import { WhoseTurn } from './whose-turn.js';

export interface WaitingTableProps {
  readonly view: View;
  readonly step: DecidedStep;
  readonly payments: readonly WaitingPayment[];
  /** Whether the reader has looked before: only then is it worth saying what is new. */
  readonly hasLooked: boolean;
}

/** Payments that wait for one of the two pairs of eyes; those that are the reader's can be chosen and looked at together. */
export function WaitingTable(props: WaitingTableProps) {
  const { view, step, payments } = props;
  return (
    <form method="get" action="/finance/together">
      <Hidden values={{ step }} />
      <DataTable<WaitingPayment>
        view={view}
        caption={view.t(`payments.list.group.${GROUP[step]}`)}
        captionHidden
        rows={payments}
        rowKey={({ dossier }) => dossier.record.id}
        columns={columnsOf(props)}
      />
      {areSeveralReady(payments) ? (
        <p class="actions">
          <Button>{view.t(`finance.together.${step}.open`)}</Button>
          <span class="muted">{view.t('finance.together.openHelp')}</span>
        </p>
      ) : null}
    </form>
  );
}

/** One payment alone is dealt with on its own page. */
function areSeveralReady(payments: readonly WaitingPayment[]): boolean {
  return payments.filter(({ isReady }) => isReady).length > 1;
}

const GROUP = { check: 'toCheck', approve: 'toApprove' } as const;

function columnsOf({ view, payments, hasLooked }: WaitingTableProps) {
  const shared = sharedCurrency(payments.map(({ dossier }) => dossier.record.currency));
  const areSeveral = areSeveralReady(payments);
  return [
    {
      key: 'what',
      head: view.t('payments.list.payment'),
      cell: (payment: WaitingPayment) => (
        <Named view={view} payment={payment} hasLooked={hasLooked} areSeveral={areSeveral} />
      ),
    },
    {
      key: 'grantee',
      kind: 'about' as const,
      head: view.t('payments.list.grantee'),
      cell: ({ dossier }: WaitingPayment) => <bdi>{dossier.record.organisationName}</bdi>,
    },
    {
      key: 'clock',
      head: view.t('finance.clock.head'),
      cell: ({ dossier: { record } }: WaitingPayment) => (
        <PaymentClock view={view} from={record.termFrom} due={record.dueAt} />
      ),
    },
    {
      key: 'turn',
      kind: 'about' as const,
      head: view.t('finance.turn.head'),
      cell: (payment: WaitingPayment) => <WhoseTurn view={view} payment={payment} />,
    },
    {
      key: 'amount',
      kind: 'number' as const,
      head: amountHead(view, view.t('payments.list.amount'), shared),
      cell: ({ dossier: { record } }: WaitingPayment) => (
        <Money
          view={view}
          minor={record.amountMinor}
          currency={record.currency}
          show={shared === null ? 'money' : 'amount'}
        />
      ),
    },
  ];
}

interface NamedProps extends Pick<WaitingTableProps, 'view' | 'hasLooked'> {
  readonly payment: WaitingPayment;
  readonly areSeveral: boolean;
}

/** The payment's name, and a box to choose it with where it is the reader's and not the only one. */
function Named({ view, payment, hasLooked, areSeveral }: NamedProps) {
  const { dossier, news, isReady } = payment;
  const { record } = dossier;
  const name = view.t(`payments.kind.${record.kind}`, { n: record.n });
  const about = (
    <div>
      <a href={`/payments/${record.id}`}>{name}</a>
      <br />
      <Code>{record.contractNumber}</Code>
      {hasLooked ? <NewsMarks view={view} news={news} /> : null}
    </div>
  );
  if (!areSeveral) return about;
  return (
    <div class="pick">
      {isReady ? (
        <input
          type="checkbox"
          name="payment"
          value={record.id}
          aria-label={view.t('finance.together.choose', { kind: name, contract: record.contractNumber })}
        />
      ) : (
        <span />
      )}
      {about}
    </div>
  );
}
