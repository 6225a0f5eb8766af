import { lastInstant } from '#libs/platform';
import type { ReportLine } from '#libs/reporting';
import { reportTone } from '../reporting/report-words.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Sentence } from '../ui/sentence.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

/** The reports of a grant, in the order in which they are due. */
export function ReportsOfGrant({ view, reports }: { readonly view: View; readonly reports: readonly ReportLine[] }) {
  const inOrder = reports.toSorted((left, right) => left.n - right.n);
  return (
    <section>
      <h2>{view.t('grants.reports.title')}</h2>
      <DataTable<ReportLine>
        view={view}
        caption={view.t('grants.reports.title')}
        captionHidden
        rows={inOrder}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            head: view.t('grants.reports.what'),
            cell: ({ id, kind, n }) => <a href={`/reports/${id}`}>{view.t(`reporting.kind.${kind}`, { n })}</a>,
          },
          {
            key: 'state',
            head: view.t('grants.reports.state'),
            cell: ({ state }) => <Status tone={reportTone(state)}>{view.t(`state.report.${state}`)}</Status>,
          },
          {
            key: 'due',
            head: view.t('grants.reports.due'),
            cell: (report) => <DayOf view={view} report={report} />,
          },
        ]}
      />
    </section>
  );
}

const HANDED_IN: readonly string[] = ['in', 'accepted'];

/** By when the report, or what was asked about it, is handed in; once it is there, the day on which it came. */
function DayOf({ view, report }: { readonly view: View; readonly report: ReportLine }) {
  const { state, dueAt, obligationAt, submittedAt } = report;
  const expectedAt = state === 'queried' ? (obligationAt ?? dueAt) : dueAt;
  if (state === 'waived') return null;
  if (!HANDED_IN.includes(state)) {
    return <DateTime view={view} at={lastInstant(expectedAt)} show="day" />;
  }
  return submittedAt ? (
    <Sentence
      view={view}
      of="grants.reports.handedIn"
      with={{ date: <DateTime view={view} at={submittedAt} show="day" /> }}
    />
  ) : null;
}
