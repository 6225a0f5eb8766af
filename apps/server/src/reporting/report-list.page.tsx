import { REPORT_GROUPS, type ReportGroup, type ReportLine } from '#libs/reporting';
import { DueIn } from '../grants/due-in.js';
import { SearchForm } from '../grants/grant-list.page.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { Status } from '../ui/status.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { reportTone } from './report-words.js';
import { type ReportsAsked, reportsAddress } from './reports-address.js';

export interface ReportListPageProps {
  readonly view: View;
  readonly asked: ReportsAsked;
  readonly counts: Readonly<Record<ReportGroup, number>>;
  readonly rows: readonly ReportLine[];
  readonly nextHref: string | null;
}

// The keys of a constant are known; Object.keys only says that they are text.
const GROUPS = Object.keys(REPORT_GROUPS) as readonly ReportGroup[];

/** Reports by where they stand, the oldest obligation first. */
export function ReportListPage({ view, asked, counts, rows, nextHref }: ReportListPageProps) {
  const tabs = GROUPS.map((group) => ({
    href: reportsAddress({ ...asked, group, after: undefined }),
    label: view.t(`reporting.list.group.${group}`),
    current: asked.group === group,
    count: counts[group],
  }));
  return (
    <Layout view={view} title={view.t('reporting.list.title')} width="wide">
      <Tabs view={view} label={view.t('reporting.list.groups')} tabs={tabs} />
      <SearchForm view={view} action="/reports" hidden={{ group: asked.group }} search={asked.search} />
      <DataTable<ReportLine>
        view={view}
        caption={view.t(`reporting.list.group.${asked.group}`)}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t(`reporting.list.none.${asked.group}`)}</EmptyState>}
        columns={columnsOf(view)}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
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
      head: view.t('grants.reports.due'),
      cell: ({ dueAt }: ReportLine) => <DateTime view={view} at={dueAt} show="day" />,
    },
    {
      key: 'next',
      head: view.t('grants.list.due'),
      cell: ({ obligationAt }: ReportLine) => <DueIn view={view} at={obligationAt} />,
    },
  ];
}
