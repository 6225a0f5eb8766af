import { LONGEST_TEXT } from '#libs/kernel';
import type { SubmittedReport } from '#libs/reporting';
import type { Reason } from '#libs/workflow';
import { ActionForm } from '../ui/action-form.js';
import { DataTable } from '../ui/data-table.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Money } from '../ui/money.js';
import { acceptedField, reasonField, type VerificationEntry } from './accept-form.js';
import { ReportContentView } from './report-content.js';
import { ReportLayout, type ReportPageProps } from './report-layout.js';
import { headingName } from './report-words.js';

export interface ReportAcceptPageProps extends ReportPageProps {
  readonly submission: SubmittedReport;
  readonly entries: readonly VerificationEntry[];
  readonly comment: string;
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** The report beside what is decided about it: what is accepted of each heading, and why not the rest. */
export function ReportAcceptPage(props: ReportAcceptPageProps) {
  const { view, opened, submission, comment, reasons, errors, formKey } = props;
  const { report } = opened.file.material;
  return (
    <ReportLayout
      view={view}
      opened={opened}
      isStep
      width="wide"
      title={view.t('reporting.accept.title')}
      errors={errors}
    >
      <ReportContentView view={view} file={opened.file} content={submission.content} />
      <section>
        <h2>{view.t('reporting.accept.decide')}</h2>
        <p>{view.t('reporting.accept.lead')}</p>
        <ActionForm
          view={view}
          action={`/reports/${report.id}/accept`}
          label={view.t('event.reportAccepted.do')}
          hidden={{ _key: formKey, submissionId: submission.id }}
          reasons={reasons}
        >
          <Entries {...props} />
          <Field
            kind="textarea"
            view={view}
            name="comment"
            label={view.t('reporting.accept.comment')}
            help={view.t('grants.reason.granteeReads')}
            value={comment}
            rows={4}
            limit={LONGEST_TEXT}
            optional
            error={errorOf(errors, 'comment')}
          />
        </ActionForm>
      </section>
    </ReportLayout>
  );
}

function Entries({ view, opened, entries, errors }: ReportAcceptPageProps) {
  const { currency } = opened.file.material.report;
  const nameOf = (heading: string) => headingName(view, opened.file, heading);
  const amount = (minor: number) => <Money view={view} minor={minor} currency={currency} />;
  return (
    <DataTable<VerificationEntry>
      view={view}
      caption={view.t('reporting.accept.decide')}
      captionHidden
      rows={entries}
      rowKey={({ heading }) => heading}
      totals={{ declared: amount(entries.reduce((total, { declaredMinor }) => total + declaredMinor, 0)) }}
      columns={[
        { key: 'heading', head: view.t('contracts.budget.heading'), cell: ({ heading }) => nameOf(heading) },
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
          cell: ({ heading, accepted, declaredMinor }) =>
            declaredMinor === 0 ? (
              amount(0)
            ) : (
              <Field
                kind="money"
                view={view}
                name={acceptedField(heading)}
                label={view.t('reporting.accept.acceptedOf', { heading: nameOf(heading) })}
                labelHidden
                value={accepted}
                currency={currency}
                error={errorOf(errors, acceptedField(heading))}
              />
            ),
        },
        {
          key: 'reason',
          head: view.t('reporting.accepted.reason'),
          cell: ({ heading, reason, declaredMinor }) =>
            declaredMinor === 0 ? null : (
              <Field
                kind="textarea"
                view={view}
                name={reasonField(heading)}
                label={view.t('reporting.accept.reasonOf', { heading: nameOf(heading) })}
                labelHidden
                value={reason}
                rows={2}
                error={errorOf(errors, reasonField(heading))}
              />
            ),
        },
      ]}
    />
  );
}
