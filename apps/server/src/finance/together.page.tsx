import type { DecidedStep, PaymentEvidence } from '#libs/payments';
import type { Reason } from '#libs/workflow';
import { ribInGroups } from '../payments/payment-words.js';
import { ShownAgain } from '../payments/shown-again.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { EvidenceKeys } from '../ui/evidence.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { EvidenceOfPayment } from './evidence-of-payment.js';
import { togetherAddress } from './finance-address.js';
import { PaymentClock } from './payment-clock.js';
import type { WaitingPayment } from './waiting-payments.js';
import { WhoseTurn } from './whose-turn.js';

/** How the form names what it showed of each payment. */
export const SEEN = 'seen.';

export interface TogetherPageProps {
  readonly view: View;
  readonly step: DecidedStep;
  readonly payments: readonly WaitingPayment[];
  readonly evidence: ReadonlyMap<string, PaymentEvidence>;
  /** How many were asked for that are no longer at this step. */
  readonly gone: number;
  /** Why nothing happened when the button was pressed. */
  readonly refused: { readonly title: string; readonly reasons: readonly Reason[] } | null;
  readonly formKey: string;
}

/** Several payments on one page: every row with its account and its evidence, the total per currency, one button. */
export function TogetherPage(props: TogetherPageProps) {
  const { view, step, payments, gone, refused } = props;
  const ready = payments.filter(({ isReady }) => isReady);
  const blocked = payments.filter(({ isReady }) => !isReady);
  return (
    <Layout
      view={view}
      title={view.t(`finance.together.${step}.title`)}
      width="wide"
      back={{ href: '/finance', label: view.t('finance.home.title') }}
    >
      {refused ? <ShownAgain view={view} title={refused.title} reasons={refused.reasons} /> : null}
      {gone > 0 ? <Notice tone="info">{view.t('finance.together.gone', { count: gone })}</Notice> : null}
      {ready.length === 0 ? (
        <EmptyState next={<ButtonLink href="/finance">{view.t('finance.together.back')}</ButtonLink>}>
          {view.t(payments.length + gone > 0 ? 'finance.together.none' : 'finance.together.nothing')}
        </EmptyState>
      ) : (
        <Ready {...props} payments={ready} />
      )}
      {blocked.length > 0 ? <Blocked view={view} payments={blocked} /> : null}
    </Layout>
  );
}

/** What can be decided now: this and nothing else is what the button is about. */
function Ready(props: TogetherPageProps) {
  const { view, step, payments, formKey } = props;
  const seen = payments.map(({ dossier }) => [SEEN + dossier.record.id, dossier.shown] as const);
  return (
    <>
      <EvidenceKeys view={view}>
        <DataTable<WaitingPayment>
          view={view}
          caption={view.t(`finance.together.${step}.title`)}
          captionHidden
          rows={payments}
          rowKey={({ dossier }) => dossier.record.id}
          columns={columnsOf(props)}
        />
      </EvidenceKeys>
      <Totals view={view} payments={payments} />
      <ActionForm
        view={view}
        action="/finance/together"
        label={view.t(`finance.together.${step}.do`, { count: payments.length })}
        hidden={{ _key: formKey, step, ...Object.fromEntries(seen) }}
      >
        <p class="prose">{view.t(`finance.together.${step}.what`)}</p>
      </ActionForm>
    </>
  );
}

function columnsOf({ view, step, payments, evidence }: TogetherPageProps) {
  const ids = payments.map(({ dossier }) => dossier.record.id);
  return [
    {
      key: 'what',
      head: view.t('payments.list.payment'),
      cell: ({ dossier: { record } }: WaitingPayment) => (
        <>
          <a href={`/payments/${record.id}`}>{view.t(`payments.kind.${record.kind}`, { n: record.n })}</a>
          <br />
          <Code>{record.contractNumber}</Code>
          <br />
          <bdi class="muted">{record.organisationName}</bdi>
        </>
      ),
    },
    {
      key: 'account',
      head: view.t('finance.together.account'),
      cell: ({ dossier: { payee } }: WaitingPayment) => (
        <>
          <bdi>{payee?.holder}</bdi>
          <br />
          <Code>{ribInGroups(payee?.rib ?? '')}</Code>
        </>
      ),
    },
    {
      key: 'clock',
      head: view.t('finance.clock.head'),
      cell: ({ dossier: { record } }: WaitingPayment) => (
        <PaymentClock view={view} from={record.termFrom} due={record.dueAt} />
      ),
    },
    {
      key: 'amount',
      kind: 'number' as const,
      head: view.t('payments.list.amount'),
      cell: ({ dossier: { record } }: WaitingPayment) => (
        <Money view={view} minor={record.amountMinor} currency={record.currency} />
      ),
    },
    {
      key: 'more',
      kind: 'about' as const,
      head: view.t('finance.together.more'),
      cell: (payment: WaitingPayment) => {
        const others = { step, payments: ids.filter((id) => id !== payment.dossier.record.id) };
        return (
          <>
            <EvidenceOfPayment view={view} payment={payment} evidence={evidence.get(payment.dossier.record.id)} />
            <OutOfIt view={view} payment={payment} others={togetherAddress(others)} />
          </>
        );
      },
    },
  ];
}

/** A row is left for later, or refused with its reason; the others stay chosen. */
function OutOfIt({ view, payment, others }: { view: View; payment: WaitingPayment; others: string }) {
  const { id, contractNumber } = payment.dossier.record;
  const refusal = `/payments/${id}/steps/refuse?${new URLSearchParams({ next: others }).toString()}`;
  return (
    <p class="row-actions">
      <a href={others}>
        {view.t('finance.together.leave')}
        <bdi class="visually-hidden"> {contractNumber}</bdi>
      </a>
      <a href={refusal}>
        {view.t('finance.together.refuse')}
        <bdi class="visually-hidden"> {contractNumber}</bdi>
      </a>
    </p>
  );
}

function Totals({ view, payments }: Pick<TogetherPageProps, 'view' | 'payments'>) {
  const totals = new Map<string, { minor: number; count: number }>();
  for (const { dossier } of payments) {
    const { currency, amountMinor } = dossier.record;
    const { minor, count } = totals.get(currency) ?? { minor: 0, count: 0 };
    totals.set(currency, { minor: minor + amountMinor, count: count + 1 });
  }
  return (
    <dl class="totals">
      {[...totals]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([currency, { minor, count }]) => (
          <div key={currency}>
            <dt>{view.t('finance.together.total', { count })}</dt>
            <dd class="figure">
              <Money view={view} minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** What was chosen and cannot be decided now, with why; it is not part of the total. */
function Blocked({ view, payments }: Pick<TogetherPageProps, 'view' | 'payments'>) {
  return (
    <section>
      <h2>{view.t('finance.together.blocked')}</h2>
      <DataTable<WaitingPayment>
        view={view}
        caption={view.t('finance.together.blocked')}
        captionHidden
        rows={payments}
        rowKey={({ dossier }) => dossier.record.id}
        columns={[
          {
            key: 'what',
            head: view.t('payments.list.payment'),
            cell: ({ dossier: { record } }) => (
              <a href={`/payments/${record.id}`}>
                <Code>{record.contractNumber}</Code>
              </a>
            ),
          },
          {
            key: 'why',
            kind: 'about',
            head: view.t('finance.turn.head'),
            cell: (payment) => <WhoseTurn view={view} payment={payment} />,
          },
        ]}
      />
    </section>
  );
}
