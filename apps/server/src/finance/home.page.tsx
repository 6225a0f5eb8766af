import { lastInstant } from '#libs/platform';
import type { Call } from '#libs/calls';
import { type DecidedStep, PAYMENT_GROUPS, type PaymentGroup, type PaymentSum } from '#libs/payments';
import { said } from '../calls/said.js';
import { paymentsAddress } from '../payments/payments-address.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { Waiting } from './waiting-payments.js';
import { WaitingTable } from './waiting-table.js';

/** How the form names what was seen of each payment. */
export const LOOK = 'look.';

export interface FinanceHomePageProps {
  readonly view: View;
  readonly waiting: Readonly<Record<DecidedStep, Waiting>>;
  /** Steps of which there is more than stands on this page. */
  readonly more: Readonly<Record<DecidedStep, boolean>>;
  readonly sums: readonly PaymentSum[];
  /** Calls whose money the reader sees. */
  readonly calls: readonly Call[];
}

const STEPS = [
  ['check', 'toCheck'],
  ['approve', 'toApprove'],
] as const satisfies readonly (readonly [DecidedStep, PaymentGroup])[];

/** Where finance begins: what waits for a check and for an approval, whose turn it is, and how much stands where. */
export function FinanceHomePage(props: FinanceHomePageProps) {
  const { view, waiting, more, sums } = props;
  return (
    <Layout view={view} title={view.t('finance.home.title')} width="wide">
      <SinceYouLooked view={view} waiting={waiting} />
      {STEPS.map(([step, group]) => (
        <section key={step}>
          <h2>{view.t(`payments.list.group.${group}`)}</h2>
          <Section view={view} step={step} group={group} waiting={waiting[step]} hasMore={more[step]} />
        </section>
      ))}
      <section>
        <h2>{view.t('finance.sums.title')}</h2>
        <Sums view={view} sums={sums} />
        <p class="actions">
          <ButtonLink href="/payment-files" weight="secondary">
            {view.t('payments.file.all')}
          </ButtonLink>
        </p>
      </section>
      <Ledgers view={view} calls={props.calls} />
    </Layout>
  );
}

/** The ledger of each call, one key away. */
function Ledgers({ view, calls }: Pick<FinanceHomePageProps, 'view' | 'calls'>) {
  if (calls.length === 0) return null;
  return (
    <section>
      <h2>{view.t('finance.ledger.all')}</h2>
      <ul>
        {calls.map((call) => (
          <li key={call.id}>
            <a href={`/calls/${call.code}/ledger`}>
              <Code>{call.code}</Code> {said(view, call.file.texts.title)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SectionProps {
  readonly view: View;
  readonly step: DecidedStep;
  readonly group: PaymentGroup;
  readonly waiting: Waiting;
  readonly hasMore: boolean;
}

function Section({ view, step, group, waiting: { payments, since }, hasMore }: SectionProps) {
  if (payments.length === 0) return <EmptyState>{view.t(`payments.list.none.${group}`)}</EmptyState>;
  const yours = payments.filter(({ isReady }) => isReady).length;
  const others = payments.filter(({ isReady, notMine }) => !isReady && notMine.length > 0).length;
  return (
    <>
      <p>{view.t('finance.home.turns', { yours, others, blocked: payments.length - yours - others })}</p>
      <WaitingTable view={view} step={step} payments={payments} hasLooked={since !== null} />
      {hasMore ? (
        <p>
          <a href={paymentsAddress({ group })}>{view.t('finance.home.all')}</a>
        </p>
      ) : null}
    </>
  );
}

/** What is different since the reader said that they had looked, and the button that says so again. */
function SinceYouLooked({ view, waiting }: Pick<FinanceHomePageProps, 'view' | 'waiting'>) {
  const payments = Object.values(waiting).flatMap((one) => one.payments);
  if (payments.length === 0) return null;
  const { since } = waiting.check;
  const looks = payments.map(({ dossier }) => [LOOK + dossier.record.id, dossier.glance] as const);
  const fresh = payments.filter(({ news }) => news.includes('new')).length;
  const changed = payments.filter(({ news }) => news.length > 0).length - fresh;
  return (
    <div class="since-looked">
      <p>
        {since === null
          ? view.t('finance.since.never')
          : view.pieces('finance.since.last', {
              at: <DateTime key="at" view={view} at={since} show="moment" />,
              fresh,
              changed,
            })}
      </p>
      {since !== null && fresh + changed === 0 ? null : (
        <ActionForm
          view={view}
          action="/finance/seen"
          label={view.t('finance.since.mark')}
          weight="secondary"
          hidden={Object.fromEntries(looks)}
        />
      )}
    </div>
  );
}

interface SumRow extends PaymentSum {
  readonly isFirst: boolean;
}

/** How much stands at each step, of each currency; each line leads to its payments. */
function Sums({ view, sums }: Pick<FinanceHomePageProps, 'view' | 'sums'>) {
  const rows = GROUPS.flatMap((group) =>
    sums.filter((sum) => sum.group === group).map((sum, place): SumRow => ({ ...sum, isFirst: place === 0 })),
  );
  return (
    <DataTable<SumRow>
      view={view}
      caption={view.t('finance.sums.title')}
      captionHidden
      rows={rows}
      rowKey={({ group, currency }) => `${group} ${currency}`}
      empty={<EmptyState>{view.t('finance.sums.none')}</EmptyState>}
      columns={[
        {
          key: 'step',
          head: view.t('finance.sums.step'),
          cell: ({ group }) => <a href={paymentsAddress({ group })}>{view.t(`payments.list.group.${group}`)}</a>,
        },
        {
          key: 'oldest',
          head: view.t('finance.sums.oldest'),
          cell: ({ dueAt }) => (dueAt ? <Oldest view={view} at={dueAt} /> : null),
        },
        {
          key: 'count',
          kind: 'number',
          head: view.t('finance.sums.count'),
          cell: ({ count }) => view.format.number(count),
        },
        {
          key: 'amount',
          kind: 'number',
          head: view.t('payments.file.total'),
          cell: ({ amountMinor, currency }) => <Money view={view} minor={amountMinor} currency={currency} />,
        },
      ]}
    />
  );
}

// The keys of a constant are known; Object.keys only says that they are text.
const GROUPS = Object.keys(PAYMENT_GROUPS) as readonly PaymentGroup[];

function Oldest({ view, at }: { readonly view: View; readonly at: Date }) {
  const day = <DateTime view={view} at={lastInstant(at)} show="day" />;
  return at <= view.now ? <Status tone="problem">{day}</Status> : day;
}
