import { isOpen, type ReportLine } from '#libs/reporting';
import { reportTone } from '../reporting/report-words.js';
import { ButtonLink } from '../ui/action-form.js';
import { Deadline } from '../ui/deadline.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

export interface ReportsToWriteProps {
  readonly view: View;
  readonly reports: readonly ReportLine[];
  readonly zone: string;
}

/** Reports that wait for the grantee, first of all those that the office asked about: what, by when, and the way there. */
export function ReportsToWrite({ view, reports, zone }: ReportsToWriteProps) {
  const open = reports.filter((report) => isPressing(report, view.now)).toSorted((left, right) => at(left) - at(right));
  return (
    <>
      {open.map((report) => (
        <Notice
          key={report.id}
          tone={toneOf(report.state)}
          title={view.t('grants.reports.toWrite', {
            report: view.t(`reporting.kind.${report.kind}`, { n: report.n }),
            state: report.state,
          })}
        >
          <Deadline
            view={view}
            at={report.obligationAt ?? report.dueAt}
            kind="due"
            zone={zone}
            calendarHref={`/reports/${report.id}/calendar.ics`}
          />
          <p class="actions">
            <ButtonLink href={`/reports/${report.id}`} weight={report.state === 'due' ? 'secondary' : 'primary'}>
              {view.t(`grants.reports.${report.state === 'queried' ? 'answer' : 'write'}`)}
            </ButtonLink>
          </p>
        </Notice>
      ))}
    </>
  );
}

/** Two months: about the time that a report takes to write. */
const NEAR_MS = 60 * 24 * 60 * 60 * 1000;

/** What is far away stands in the list of reports and nowhere else. */
function isPressing(report: ReportLine, now: Date): boolean {
  return isOpen([report.state]) && (report.state !== 'due' || at(report) - now.getTime() <= NEAR_MS);
}

function toneOf(state: string) {
  const tone = reportTone(state);
  return tone === 'neutral' ? 'info' : tone;
}

function at({ obligationAt, dueAt }: ReportLine): number {
  return (obligationAt ?? dueAt).getTime();
}
