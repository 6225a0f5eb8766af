import { type Dossier, PAYMENT_GROUPS, type PaymentGroup } from '#libs/payments';
import { DueIn } from '../grants/due-in.js';
import { NothingFound, SearchForm } from '../grants/grant-list.page.js';
import { amountHead, sharedCurrency } from '../ui/amounts.js';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Pagination } from '../ui/pagination.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { BlockersInLine } from './blockers.js';
import { type PaymentsAsked, paymentsAddress } from './payments-address.js';

export interface PaymentListPageProps {
  readonly view: View;
  readonly asked: PaymentsAsked;
  readonly counts: Readonly<Record<PaymentGroup, number>>;
  readonly rows: readonly Dossier[];
  readonly nextHref: string | null;
}

// The keys of a constant are known; Object.keys only says that they are text.
const GROUPS = Object.keys(PAYMENT_GROUPS) as readonly PaymentGroup[];

/** What waits for finance, by step, the oldest obligation first, each with everything that stands in its way. */
export function PaymentListPage({ view, asked, counts, rows, nextHref }: PaymentListPageProps) {
  const tabs = GROUPS.map((group) => ({
    href: paymentsAddress({ ...asked, group, after: undefined }),
    label: view.t(`payments.list.group.${group}`),
    current: asked.group === group,
    count: counts[group],
  }));
  const shared = sharedCurrency(rows.map(({ record }) => record.currency));
  const isWhole = nextHref === null && asked.after === undefined;
  return (
    <Layout view={view} title={view.t('payments.list.title')} width="wide">
      <Tabs view={view} label={view.t('payments.list.groups')} tabs={tabs} />
      <SearchForm view={view} action="/payments" hidden={{ group: asked.group }} search={asked.search} />
      <DataTable<Dossier>
        view={view}
        caption={view.t(`payments.list.group.${asked.group}`)}
        captionHidden
        rows={rows}
        rowKey={({ record }) => record.id}
        empty={
          <NothingFound
            view={view}
            search={asked.search}
            clearHref={paymentsAddress({ group: asked.group })}
            none={view.t(`payments.list.none.${asked.group}`)}
          />
        }
        columns={columnsOf(view, asked.group, shared)}
        totals={
          isWhole && shared !== null ? { amount: <Total view={view} rows={rows} currency={shared} /> } : undefined
        }
      />
      <Pagination view={view} nextHref={nextHref} />
      <p class="actions">
        {asked.group === 'toSend' && rows.length > 0 ? (
          <ButtonLink href="/payment-files/new">{view.t('payments.file.new')}</ButtonLink>
        ) : null}
        <ButtonLink href="/payment-files" weight="secondary">
          {view.t('payments.file.all')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** What is finished or at the bank is no longer held up by anything here. */
const MAY_BE_BLOCKED: readonly PaymentGroup[] = ['toCheck', 'toApprove', 'toSend', 'returned'];

function Total({
  view,
  rows,
  currency,
}: {
  readonly view: View;
  readonly rows: readonly Dossier[];
  readonly currency: string;
}) {
  const minor = rows.reduce((sum, { record }) => sum + record.amountMinor, 0);
  return <Money view={view} minor={minor} currency={currency} show="amount" />;
}

function columnsOf(view: View, group: PaymentGroup, shared: string | null) {
  const blockers = {
    key: 'blockers',
    head: view.t('payments.list.blockers'),
    cell: ({ blockers: found }: Dossier) => <BlockersInLine view={view} blockers={found} />,
  };
  return [
    {
      key: 'what',
      head: view.t('payments.list.payment'),
      cell: ({ record }: Dossier) => (
        <>
          <a href={`/payments/${record.id}`}>{view.t(`payments.kind.${record.kind}`, { n: record.n })}</a>
          <br />
          <Code>{record.contractNumber}</Code>
        </>
      ),
    },
    {
      key: 'grantee',
      kind: 'about' as const,
      head: view.t('payments.list.grantee'),
      cell: ({ record }: Dossier) => <bdi>{record.organisationName}</bdi>,
    },
    {
      key: 'amount',
      kind: 'number' as const,
      head: amountHead(view, view.t('payments.list.amount'), shared),
      cell: ({ record }: Dossier) => (
        <Money
          view={view}
          minor={record.amountMinor}
          currency={record.currency}
          show={shared === null ? 'money' : 'amount'}
        />
      ),
    },
    {
      key: 'due',
      head: view.t('payments.list.due'),
      cell: ({ record }: Dossier) => <DueIn view={view} at={record.dueAt} />,
    },
    ...(MAY_BE_BLOCKED.includes(group) ? [blockers] : []),
  ];
}
