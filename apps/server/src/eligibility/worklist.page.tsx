import { type Counted, WORK_GROUPS, type WorkGroup, type WorklistRow } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { SavedView } from '#libs/identity';
import { isolate } from '#libs/platform';
import { type Obligation, OBLIGATION_KINDS, type ObligationKind } from '#libs/programme';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { StateTags } from '../applications/state-tags.js';
import { DueIn } from '../grants/due-in.js';
import { amountHead, sharedCurrency } from '../ui/amounts.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Notice } from '../ui/notice.js';
import { Pagination } from '../ui/pagination.js';
import type { View } from '../ui/view.js';
import { ObligationsTable } from './obligations-table.js';
import { SavedViews } from './saved-views.js';
import { UnreadOf } from './unread-of.js';
import { WorkTabs } from './work-tabs.js';
import { addressOf, wholeList, type WorklistAsked } from './worklist-address.js';

export interface WorklistPageProps {
  readonly view: View;
  /** Calls that this officer works on. */
  readonly calls: readonly Call[];
  readonly asked: WorklistAsked;
  /** Of a group that nobody has counted there is none. */
  readonly counts: Readonly<Partial<Record<WorkGroup, Counted>>>;
  readonly rows: readonly WorklistRow[];
  /** What waits for the office, where that is asked for. */
  readonly obligations: readonly Obligation[];
  readonly kinds: Readonly<Record<ObligationKind, Counted>>;
  readonly views: readonly SavedView[];
  readonly nextHref: string | null;
  /** How many messages of the applicant wait, for each of these files that has any. */
  readonly unread: ReadonlyMap<string, number>;
  /** On how many files of these calls something waits to be read. */
  readonly filesWithUnread: number;
  /** Whether this person does the next step, or only reads. */
  readonly acts: boolean;
}

// The keys of a constant are known; Object.keys only says that they are text.
const GROUPS = Object.keys(WORK_GROUPS) as readonly WorkGroup[];

/** What waits for the office, the oldest obligation first. What is asked stands in the address. */
export function WorklistPage(props: WorklistPageProps) {
  const { view, calls, asked, counts, rows, obligations, views, acts, nextHref, unread, filesWithUnread } = props;
  const tabs = GROUPS.map((group) => ({
    // What is late is counted as such: the number of a tab is that of the list it opens.
    href: addressOf({
      ...wholeList(asked),
      group,
      kind: undefined,
      late: group === 'waiting' ? asked.late : undefined,
    }),
    label: view.t(`eligibility.work.group.${group}`),
    current: asked.group === group,
    ...counts[group],
  }));
  return (
    <Layout view={view} title={view.t('eligibility.work.title')} width="wide">
      {filesWithUnread > 0 ? (
        <Notice tone="info">
          <p>
            <a href="/messages">{view.t('messages.filesWithUnread', { n: filesWithUnread })}</a>
          </p>
        </Notice>
      ) : null}
      <WorkTabs view={view} tabs={tabs} />
      <WorkFilters {...props} />
      <SavedViews view={view} views={views} address={isFiltered(asked) ? addressOf(wholeList(asked)) : null} />
      {asked.group === 'waiting' ? (
        <ObligationsTable
          view={view}
          calls={calls}
          rows={obligations}
          acts={acts}
          unread={unread}
          isFiltered={isFiltered(asked)}
        />
      ) : (
        <DataTable<WorklistRow>
          view={view}
          caption={view.t(`eligibility.work.group.${asked.group}`)}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          empty={<EmptyState>{view.t('eligibility.work.none')}</EmptyState>}
          columns={columnsFor(props)}
        />
      )}
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function isFiltered({ call, lot, search, kind, late }: WorklistAsked): boolean {
  return Boolean(call ?? lot ?? search ?? kind ?? late);
}

function columnsFor({ view, calls, rows, unread }: WorklistPageProps) {
  const callOf = (code: string) => calls.find((call) => call.code === code);
  const currencyOf = (code: string) => callOf(code)?.currency ?? 'MAD';
  const shared = sharedCurrency(rows.map(({ callCode }) => currencyOf(callCode)));
  return [
    {
      key: 'code',
      head: view.t('applications.file.code'),
      cell: (row: WorklistRow) => (
        <a href={`/files/${row.id}`}>
          <Code>{row.code}</Code>
        </a>
      ),
    },
    {
      key: 'title',
      kind: 'about' as const,
      head: view.t('applications.file.title'),
      cell: (row: WorklistRow) => (
        <>
          <bdi>{row.title}</bdi>
          <br />
          <bdi class="muted">{row.organisationName}</bdi>
          <br />
          <span class="muted">
            <LotName view={view} call={callOf(row.callCode)} lot={row.lot} />
          </span>
          <UnreadOf view={view} id={row.id} unread={unread.get(row.id) ?? 0} />
        </>
      ),
    },
    {
      key: 'state',
      head: view.t('applications.mine.state'),
      cell: ({ state, callCode }: WorklistRow) => (
        <StateTags view={inCall(view, callOf(callCode))} states={state.split(' ')} />
      ),
    },
    {
      key: 'due',
      head: view.t('eligibility.work.due'),
      cell: ({ dueAt }: WorklistRow) => <DueIn view={view} at={dueAt} />,
    },
    {
      key: 'requested',
      kind: 'number' as const,
      head: amountHead(view, view.t('eligibility.work.requested'), shared),
      cell: (row: WorklistRow) =>
        row.requestedMinor === null ? null : (
          <Money
            view={view}
            minor={row.requestedMinor}
            currency={currencyOf(row.callCode)}
            show={shared === null ? 'money' : 'amount'}
            precision="whole"
          />
        ),
    },
  ];
}

/** The lot as people say it; its region stands in the title of the call. */
function LotName({ view, call, lot }: { readonly view: View; readonly call: Call | undefined; readonly lot: string }) {
  const known = call?.lots.find(({ id }) => id === lot);
  return <>{known ? said(view, known.title) : lot}</>;
}

function WorkFilters({ view, calls, asked, counts, kinds }: WorklistPageProps) {
  const lots = [...new Map(calls.flatMap((call) => call.lots.map((lot) => [lot.id, lot] as const))).values()];
  const found = asked.kind ? kinds[asked.kind] : counts[asked.group];
  return (
    <Filters
      view={view}
      action="/work"
      found={found?.count ?? null}
      isMore={found?.isMore === true}
      active={isFiltered(asked)}
    >
      <input type="hidden" name="group" value={asked.group} />
      <Field
        kind="select"
        view={view}
        name="call"
        label={view.t('applications.file.call')}
        value={asked.call}
        none={view.t('eligibility.work.allCalls')}
        options={calls.map((call) => ({
          value: call.code,
          label: `${isolate(view.lang, call.code)} – ${said(view, call.file.texts.title)}`,
        }))}
      />
      <Field
        kind="select"
        view={view}
        name="lot"
        label={view.t('applications.file.lot')}
        value={asked.lot}
        none={view.t('eligibility.work.allLots')}
        options={lots.map((lot) => ({ value: lot.id, label: said(view, lot.title) }))}
      />
      <Field
        kind="text"
        view={view}
        name="search"
        label={view.t('eligibility.work.search')}
        value={asked.search ?? ''}
      />
      {asked.group === 'waiting' ? <ObligationFilters view={view} asked={asked} kinds={kinds} /> : null}
    </Filters>
  );
}

/** Of what waits: what kind of decision, and only what is late. */
function ObligationFilters({ view, asked, kinds }: Pick<WorklistPageProps, 'view' | 'asked' | 'kinds'>) {
  const shown = OBLIGATION_KINDS.filter((kind) => kinds[kind].count > 0 || kind === asked.kind);
  return (
    <>
      <Field
        kind="select"
        view={view}
        name="kind"
        label={view.t('eligibility.obligation.kind')}
        value={asked.kind}
        none={view.t('eligibility.obligation.allKinds')}
        options={shown.map((kind) => ({
          value: kind,
          label: view.t('eligibility.obligation.kindCount', {
            kind: view.t(`eligibility.obligation.name.${kind}`),
            count: kinds[kind].isMore
              ? view.t('ui.count.more', { count: kinds[kind].count })
              : view.format.number(kinds[kind].count),
          }),
        }))}
      />
      <Field
        kind="select"
        view={view}
        name="late"
        label={view.t('eligibility.work.due')}
        value={asked.late}
        none={view.t('eligibility.obligation.anyTime')}
        options={[{ value: 'yes', label: view.t('eligibility.obligation.late') }]}
      />
    </>
  );
}
