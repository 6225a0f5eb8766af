import { WORK_GROUPS, type WorkGroup, type WorklistRow } from '#libs/applications';
import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import { statesInWords, toneOf } from '../applications/next-words.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { Status } from '../ui/status.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { addressOf, type WorklistAsked } from './worklist-address.js';

export interface WorklistPageProps {
  readonly view: View;
  /** Calls that this officer works on. */
  readonly calls: readonly Call[];
  readonly asked: WorklistAsked;
  readonly counts: Readonly<Record<WorkGroup, number>>;
  readonly rows: readonly WorklistRow[];
  readonly nextHref: string | null;
}

// The keys of a constant are known; Object.keys only says that they are text.
const GROUPS = Object.keys(WORK_GROUPS) as readonly WorkGroup[];

/** What waits for the office, the oldest obligation first. What is asked stands in the address. */
export function WorklistPage(props: WorklistPageProps) {
  const { view, asked, counts, rows, nextHref } = props;
  const tabs = GROUPS.map((group) => ({
    href: addressOf({ ...asked, group, after: undefined }),
    label: view.t(`eligibility.work.group.${group}`),
    current: asked.group === group,
    count: counts[group],
  }));
  return (
    <Layout view={view} title={view.t('eligibility.work.title')} width="wide">
      <Tabs view={view} label={view.t('eligibility.work.groups')} tabs={tabs} />
      <WorkFilters {...props} />
      <DataTable<WorklistRow>
        view={view}
        caption={view.t(`eligibility.work.group.${asked.group}`)}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('eligibility.work.none')}</EmptyState>}
        columns={columnsFor(props)}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function columnsFor({ view, calls }: WorklistPageProps) {
  const currencyOf = (code: string) => calls.find((call) => call.code === code)?.currency ?? 'MAD';
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
      head: view.t('applications.file.title'),
      cell: (row: WorklistRow) => (
        <>
          <bdi>{row.title}</bdi>
          <br />
          <bdi class="muted">{row.organisationName}</bdi>
        </>
      ),
    },
    { key: 'lot', head: view.t('applications.file.lot'), cell: (row: WorklistRow) => row.lot },
    {
      key: 'state',
      head: view.t('applications.mine.state'),
      cell: ({ state }: WorklistRow) => {
        const states = state.split(' ');
        return <Status tone={toneOf(states)}>{view.format.list(statesInWords(view, states))}</Status>;
      },
    },
    {
      key: 'due',
      head: view.t('eligibility.work.due'),
      cell: ({ dueAt }: WorklistRow) => <Due view={view} at={dueAt} />,
    },
    {
      key: 'requested',
      kind: 'number' as const,
      head: view.t('eligibility.work.requested'),
      cell: (row: WorklistRow) =>
        row.requestedMinor === null ? null : (
          <bdi>{view.format.money(row.requestedMinor, currencyOf(row.callCode), 'whole')}</bdi>
        ),
    },
  ];
}

function Due({ view, at }: { readonly view: View; readonly at: Date | null }) {
  if (!at) return <span class="muted">{view.t('applications.mine.noDue')}</span>;
  const isLate = at <= view.now;
  return (
    <>
      <DateTime view={view} at={at} show="day" />
      <br />
      {isLate ? (
        <Status tone="problem">{view.format.remaining(view.now, at)}</Status>
      ) : (
        <span class="muted">{view.format.remaining(view.now, at)}</span>
      )}
    </>
  );
}

function WorkFilters({ view, calls, asked, counts }: WorklistPageProps) {
  const lots = [...new Set(calls.flatMap((call) => call.lots.map(({ id }) => id)))];
  return (
    <Filters
      view={view}
      action="/work"
      found={counts[asked.group]}
      active={Boolean(asked.call ?? asked.lot ?? asked.search)}
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
          label: `${call.code} – ${said(view, call.file.texts.title)}`,
        }))}
      />
      <Field
        kind="select"
        view={view}
        name="lot"
        label={view.t('applications.file.lot')}
        value={asked.lot}
        none={view.t('eligibility.work.allLots')}
        options={lots.map((lot) => ({ value: lot, label: lot }))}
      />
      <Field
        kind="text"
        view={view}
        name="search"
        label={view.t('eligibility.work.search')}
        value={asked.search ?? ''}
      />
    </Filters>
  );
}
