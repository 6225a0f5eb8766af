import { GRANT_PHASES, type GrantLine, type GrantPhase } from '#libs/contracts';
import { StateTags } from '../applications/state-tags.js';
import { Button } from '../ui/action-form.js';
import { amountHead, sharedCurrency } from '../ui/amounts.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Pagination } from '../ui/pagination.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { DueIn } from './due-in.js';
import { type GrantsAsked, grantsAddress } from './grants-address.js';

export interface GrantListPageProps {
  readonly view: View;
  readonly asked: GrantsAsked;
  readonly rows: readonly GrantLine[];
  readonly nextHref: string | null;
}

// The keys of a constant are known; Object.keys only says that they are text.
const PHASES = Object.keys(GRANT_PHASES) as readonly GrantPhase[];

/** Grants from their award on, the oldest obligation first. */
export function GrantListPage({ view, asked, rows, nextHref }: GrantListPageProps) {
  const shared = sharedCurrency(rows.map(({ currency }) => currency));
  const tabs = [undefined, ...PHASES].map((phase) => ({
    href: grantsAddress({ ...asked, phase, after: undefined }),
    label: view.t(`grants.list.phase.${phase ?? 'all'}`),
    current: asked.phase === phase,
  }));
  return (
    <Layout view={view} title={view.t('grants.list.title')} width="wide">
      <Tabs view={view} label={view.t('grants.list.phases')} tabs={tabs} />
      <SearchForm view={view} action="/grants" hidden={{ phase: asked.phase }} search={asked.search} />
      <DataTable<GrantLine>
        view={view}
        caption={view.t('grants.list.title')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <NothingFound
            view={view}
            search={asked.search}
            clearHref={grantsAddress({ phase: asked.phase })}
            none={view.t('grants.list.none')}
          />
        }
        columns={columnsOf(view, shared)}
        totals={nextHref === null && asked.after === undefined ? totalsOf(view, rows, shared) : undefined}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function columnsOf(view: View, shared: string | null) {
  const show = shared === null ? 'money' : 'amount';
  return [
    {
      key: 'code',
      head: view.t('grants.list.code'),
      cell: ({ id, code, contractNumber }: GrantLine) => (
        <a href={`/grants/${id}`}>
          <Code>{contractNumber ?? code}</Code>
        </a>
      ),
    },
    {
      key: 'title',
      kind: 'about' as const,
      head: view.t('grants.list.project'),
      cell: ({ title, organisationName }: GrantLine) => (
        <>
          <bdi>{title}</bdi>
          <br />
          <bdi class="muted">{organisationName}</bdi>
        </>
      ),
    },
    {
      key: 'state',
      head: view.t('grants.list.state'),
      cell: ({ state }: GrantLine) => <StateTags view={view} states={state.split(' ')} />,
    },
    { key: 'due', head: view.t('grants.list.due'), cell: (grant: GrantLine) => <Due view={view} grant={grant} /> },
    {
      key: 'award',
      kind: 'number' as const,
      head: amountHead(view, view.t('grants.list.award'), shared),
      cell: ({ awardMinor: minor, currency }: GrantLine) => (
        <Money view={view} minor={minor} currency={currency} show={show} precision="whole" />
      ),
    },
    {
      key: 'paid',
      kind: 'number' as const,
      head: amountHead(view, view.t('grants.list.paid'), shared),
      cell: ({ paidMinor: minor, currency }: GrantLine) => (
        <Money view={view} minor={minor} currency={currency} show={show} precision="whole" />
      ),
    },
  ];
}

/** When the next obligation is, and which one. */
function Due({ view, grant: { dueAt, dueName } }: { readonly view: View; readonly grant: GrantLine }) {
  const key = `applications.deadline.${dueName ?? ''}`;
  return (
    <>
      <DueIn view={view} at={dueAt} />
      {dueAt && view.has(key) ? (
        <>
          <br />
          <span class="muted">{view.t(key)}</span>
        </>
      ) : null}
    </>
  );
}

/** Of several rows that stand on one page and in one currency; half a list has no total. */
function totalsOf(view: View, rows: readonly GrantLine[], shared: string | null) {
  if (shared === null || rows.length < 2) return undefined;
  const sum = (of: (row: GrantLine) => number) => (
    <Money
      view={view}
      minor={rows.reduce((total, row) => total + of(row), 0)}
      currency={shared}
      show="amount"
      precision="whole"
    />
  );
  return { award: sum(({ awardMinor }) => awardMinor), paid: sum(({ paidMinor }) => paidMinor) };
}

export interface NothingFoundProps {
  readonly view: View;
  readonly search: string | undefined;
  /** The same list without the search. */
  readonly clearHref: string;
  /** What is said of a list that nobody searched. */
  readonly none: string;
}

/** An empty list: nothing is there, or nothing that was searched for. */
export function NothingFound({ view, search, clearHref, none }: NothingFoundProps) {
  if (search === undefined) return <EmptyState>{none}</EmptyState>;
  return (
    <EmptyState next={<a href={clearHref}>{view.t('ui.filters.clearSearch')}</a>}>
      {view.t('ui.filters.nothing')}
    </EmptyState>
  );
}

export interface SearchFormProps {
  readonly view: View;
  readonly action: string;
  /** What the list is asked for besides. */
  readonly hidden: Readonly<Record<string, string | undefined>>;
  readonly search: string | undefined;
}

/** Words of a code, a title or a name, kept in the address. */
export function SearchForm({ view, action, hidden, search }: SearchFormProps) {
  return (
    <form class="filters" method="get" action={action} role="search" aria-label={view.t('ui.filters.title')}>
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div class="filters-fields">
        <Field kind="text" view={view} name="search" label={view.t('grants.list.search')} value={search ?? ''} />
      </div>
      <div class="filters-actions">
        <Button weight="secondary">{view.t('ui.filters.apply')}</Button>
        {search === undefined ? null : <a href={action}>{view.t('ui.filters.clear')}</a>}
      </div>
    </form>
  );
}
