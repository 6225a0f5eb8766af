import { lastInstant } from '#libs/platform';
import { REPORT_GROUPS, type ReportGroup, type ReportLine } from '#libs/reporting';
import { DueIn } from '../grants/due-in.js';
import { NothingFound, SearchForm } from '../grants/grant-list.page.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { Status } from '../ui/status.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { reportTone } from './report-words.js';
import { type ReportsAsked, reportsAddress } from './reports-address.js';

export interface ReportListPageProps {
  readonly view: View;
  readonly reader: 'office' | 'grantee';
  readonly asked: ReportsAsked;
  readonly counts: Readonly<Record<ReportGroup, number>>;
  readonly rows: readonly ReportLine[];
  readonly nextHref: string | null;
}

// The keys of a constant are known; Object.keys only says that they are text.
const GROUPS = Object.keys(REPORT_GROUPS) as readonly ReportGroup[];

/** Reports by where they stand, the oldest obligation first. */
export function ReportListPage({ view, reader, asked, counts, rows, nextHref }: ReportListPageProps) {
  const said = (what: keyof typeof YOURS, group: ReportGroup) => groupWords(view, reader, what, group);
  const tabs = GROUPS.map((group) => ({
    href: reportsAddress({ ...asked, group, after: undefined }),
    label: said('group', group),
    current: asked.group === group,
    count: counts[group],
  }));
  return (
    <Layout view={view} title={view.t('reporting.list.title')} width="wide">
      <Tabs view={view} label={view.t('reporting.list.groups')} tabs={tabs} />
      <SearchForm view={view} action="/reports" hidden={{ group: asked.group }} search={asked.search} />
      <DataTable<ReportLine>
        view={view}
        caption={said('group', asked.group)}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <NothingFound
            view={view}
            search={asked.search}
            clearHref={reportsAddress({ group: asked.group })}
            none={said('none', asked.group)}
          />
        }
        columns={columnsOf(view).filter(({ key }) => asked.group !== 'due' || key !== 'due')}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

const YOURS = { group: 'yours', none: 'noneOfYours' } as const;

/** Grantees are spoken to where the office's words would not be true for them. */
function groupWords(view: View, reader: 'office' | 'grantee', what: keyof typeof YOURS, group: ReportGroup): string {
  const own = `reporting.list.${YOURS[what]}.${group}`;
  return view.t(reader === 'grantee' && view.has(own) ? own : `reporting.list.${what}.${group}`);
}

function columnsOf(view: View) {
  return [
    {
      key: 'what',
      head: view.t('grants.reports.what'),
      cell: ({ id, kind, n, contractNumber }: ReportLine) => (
        <>
          <a href={`/reports/${id}`}>{view.t(`reporting.kind.${kind}`, { n })}</a>
          <br />
          <Code>{contractNumber}</Code>
        </>
      ),
    },
    {
      key: 'project',
      head: view.t('grants.list.project'),
      cell: ({ projectTitle, organisationName }: ReportLine) => (
        <>
          <bdi>{projectTitle}</bdi>
          <br />
          <bdi class="muted">{organisationName}</bdi>
        </>
      ),
    },
    {
      key: 'state',
      head: view.t('grants.reports.state'),
      cell: ({ state }: ReportLine) => <Status tone={reportTone(state)}>{view.t(`state.report.${state}`)}</Status>,
    },
    {
      key: 'due',
      head: view.t('reporting.list.due'),
      cell: ({ dueAt }: ReportLine) => <DateTime view={view} at={lastInstant(dueAt)} show="day" />,
    },
    {
      key: 'next',
      head: view.t('reporting.list.next'),
      cell: ({ obligationAt }: ReportLine) => <DueIn view={view} at={obligationAt} />,
    },
  ];
}
