import { lastInstant } from '#libs/platform';
import type { ComponentChildren } from 'preact';
import { DeadlineBanner } from '../ui/deadline.js';
import type { NotKept } from '../ui/error-summary.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { Questions } from './questions.js';
import type { OpenedReport } from './report-files.js';
import { isTurnOf, reportTone } from './report-words.js';

/** What every page of a report is given. */
export interface ReportPageProps {
  readonly view: View;
  readonly opened: OpenedReport;
}

export interface ReportLayoutProps extends ReportPageProps {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly errors?: readonly FieldError[];
  readonly notKept?: NotKept | undefined;
  readonly width?: 'text' | 'wide';
  /** A page on the way through the report leads back to the report itself. */
  readonly isStep?: boolean;
  readonly children?: ComponentChildren;
}

/** A page of one report: of which contract, where it stands, its deadline when it is near. */
export function ReportLayout({
  view,
  opened,
  title,
  aside,
  errors = [],
  notKept,
  width = 'text',
  isStep = false,
  children,
}: ReportLayoutProps) {
  const { report } = opened.file.material;
  const [state = ''] = opened.file.states;
  const { nextDeadline, call } = opened.file;
  const here = { href: `/reports/${report.id}`, label: view.t(`reporting.kind.${report.kind}`, { n: report.n }) };
  return (
    <Layout
      view={view}
      width={width}
      title={title}
      caption={
        <>
          <bdi>{report.contractNumber}</bdi>&nbsp;– <bdi>{report.projectTitle}</bdi>
        </>
      }
      aside={aside ?? <Status tone={reportTone(state)}>{view.t(`state.report.${state}`)}</Status>}
      {...(isStep ? { back: here } : { trail: [{ href: `/grants/${report.grantId}`, label: report.contractNumber }] })}
      errors={errors}
      notKept={notKept}
      banner={
        nextDeadline && isTurnOf(opened) ? (
          <DeadlineBanner
            view={view}
            at={nextDeadline.dueAt}
            kind="due"
            zone={call.zone}
            calendarHref={`/reports/${report.id}/calendar.ics`}
          />
        ) : null
      }
    >
      <p class="muted">
        {view.t('reporting.period', {
          from: view.format.date(report.periodStart, call.zone),
          to: view.format.date(lastInstant(report.periodEnd), call.zone),
        })}
      </p>
      {isStep && opened.isWritable && state === 'queried' ? (
        <Questions view={view} questions={opened.file.questions} zone={call.zone} isToAnswer />
      ) : null}
      {children}
    </Layout>
  );
}
