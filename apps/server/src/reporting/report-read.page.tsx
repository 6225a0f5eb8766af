import type { Report, ReportVerificationView, SubmittedReport, VerifiedLine } from '#libs/reporting';
import type { Action } from '#libs/workflow';
import { type Place, Steps } from '../grants/steps.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { EmptyState } from '../ui/empty-state.js';
import { Money } from '../ui/money.js';
import { PersonName } from '../ui/person-name.js';
import { Sentence } from '../ui/sentence.js';
import type { View } from '../ui/view.js';
import { Questions } from './questions.js';
import { ReportContentView } from './report-content.js';
import { ReportLayout, type ReportPageProps } from './report-layout.js';
import { awaitedIn, headingName, isTurnOf } from './report-words.js';

export interface ReportReadPageProps extends ReportPageProps {
  readonly actions: readonly Action[];
}

/** A report as it was handed in, what was asked about it, what was accepted of it, and what may be done now. */
export function ReportReadPage({ view, opened, actions }: ReportReadPageProps) {
  const { material, submissions, questions, verification, nextDeadline, call } = opened.file;
  const { report } = material;
  const [newest] = submissions;
  return (
    <ReportLayout
      view={view}
      opened={opened}
      width="wide"
      title={view.t(`reporting.kind.${report.kind}`, { n: report.n })}
    >
      <section>
        <h2>{view.t('grants.next.title')}</h2>
        {nextDeadline ? (
          <Deadline
            view={view}
            at={nextDeadline.dueAt}
            {...(isTurnOf(opened)
              ? { kind: 'due' as const }
              : { kind: 'expected' as const, of: view.t(`reporting.read.${awaitedIn(opened)}`) })}
            zone={call.zone}
            calendarHref={`/reports/${report.id}/calendar.ics`}
          />
        ) : null}
        <Steps view={view} call={call} actions={actions} places={reportPlaces(view, report)} />
      </section>
      <Questions view={view} questions={questions} zone={call.zone} />
      {verification ? <Verified view={view} opened={opened} verification={verification} /> : null}
      {newest ? (
        <>
          <Handed view={view} opened={opened} submission={newest} />
          <ReportContentView view={view} file={opened.file} content={newest.content} />
        </>
      ) : (
        <EmptyState>{view.t('reporting.read.nothingYet')}</EmptyState>
      )}
    </ReportLayout>
  );
}

function reportPlaces(
  view: View,
  { id, kind }: Pick<Report, 'id' | 'kind'>,
): Readonly<Record<string, Place | undefined>> {
  const at = (path: string, weight: Place['weight']): Place => ({ href: `/reports/${id}/${path}`, weight });
  return {
    reportSubmitted: at('submit', 'primary'),
    reportAccepted: { ...at('accept', 'primary'), label: view.t('reporting.accept.title') },
    reportQueried: at('steps/query', 'secondary'),
    // Nobody can lift what keeps a final report from being waived: there is nothing to offer or to explain.
    ...(kind === 'interim' ? { reportWaived: at('steps/waive', 'secondary') } : {}),
  };
}

function Handed({ view, opened, submission }: ReportPageProps & { readonly submission: SubmittedReport }) {
  const { call } = opened.file;
  return (
    <section>
      <h2>{view.t('reporting.read.handedIn')}</h2>
      <p>
        <Sentence
          view={view}
          of="reporting.read.by"
          with={{
            name: <PersonName name={submission.submittedBy} />,
            at: <DateTime view={view} at={submission.submittedAt} zone={call.zone} />,
            n: submission.n,
          }}
        />
      </p>
      <p class="muted">{view.t('reporting.read.hash')}</p>
      <p class="muted">
        <Code>{submission.contentHash}</Code>
      </p>
    </section>
  );
}

/** What was accepted of each heading, and why the rest was not. */
function Verified({ view, opened, verification }: ReportPageProps & { readonly verification: ReportVerificationView }) {
  const { currency } = opened.file.material.report;
  const amount = (minor: number) => <Money view={view} minor={minor} currency={currency} />;
  const declared = verification.lines.reduce((sum, { declaredMinor }) => sum + declaredMinor, 0);
  return (
    <section>
      <h2>{view.t('reporting.accepted.title')}</h2>
      <p>
        {view.t('reporting.accepted.total', {
          amount: view.format.money(verification.acceptedMinor, currency),
          total: view.format.money(verification.acceptedTotalMinor, currency),
        })}
      </p>
      {verification.comment ? <p dir="auto">{verification.comment}</p> : null}
      <DataTable<VerifiedLine>
        view={view}
        caption={view.t('reporting.accepted.title')}
        captionHidden
        rows={verification.lines}
        rowKey={({ heading }) => heading}
        totals={{ declared: amount(declared), accepted: amount(verification.acceptedMinor) }}
        columns={[
          {
            key: 'heading',
            head: view.t('contracts.budget.heading'),
            cell: ({ heading }) => headingName(view, opened.file, heading),
          },
          {
            key: 'declared',
            head: view.t('reporting.accepted.declared'),
            kind: 'number',
            cell: ({ declaredMinor }) => amount(declaredMinor),
          },
          {
            key: 'accepted',
            head: view.t('reporting.accepted.accepted'),
            kind: 'number',
            cell: ({ acceptedMinor }) => amount(acceptedMinor),
          },
          {
            key: 'reason',
            head: view.t('reporting.accepted.reason'),
            cell: ({ reason }) => (reason ? <span dir="auto">{reason}</span> : null),
          },
        ]}
      />
    </section>
  );
}
