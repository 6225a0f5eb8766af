import type { Answers, Page } from '#libs/calls';
import type { ReportPage } from '#libs/reporting';
import { AskedQuestions } from '../applications/asked-questions.js';
import { QuestionField } from '../applications/question-field.js';
import { Prose } from '../calls/prose.js';
import { said } from '../calls/said.js';
import { Button, Csrf } from '../ui/action-form.js';
import { Autosave } from '../ui/autosave.js';
import type { FieldError } from '../ui/field-error.js';
import { Notice } from '../ui/notice.js';
import { ReportLayout, type ReportPageProps } from './report-layout.js';

export interface ReportFormPageProps extends ReportPageProps {
  readonly page: Page;
  /** The answers of the whole form: a question may depend on another page. */
  readonly answers: Answers;
  readonly version: number;
  readonly savedAt: Date | null;
  /** All that is known to be wrong, shown at the fields. */
  readonly errors: readonly FieldError[];
  /** Whether the errors are new to the reader: then they are also listed first. */
  readonly summary: 'shown' | 'hidden';
  /** What somebody else saved in between. */
  readonly conflict: ReportPage | null;
}

const FORM = 'answers';

/** One page of the narrative part, one subject. */
export function ReportFormPage(props: ReportFormPageProps) {
  const { view, opened, page, version, savedAt, errors, summary, conflict } = props;
  const path = `/reports/${opened.file.material.report.id}/form/${page.id}`;
  return (
    <ReportLayout
      view={view}
      opened={opened}
      isStep
      title={said(view, page.title)}
      errors={summary === 'shown' ? errors : []}
      aside={<Autosave view={view} form={FORM} url={`${path}/draft`} savedAt={savedAt} />}
    >
      {conflict ? <Conflict view={view} stored={conflict} /> : null}
      {page.intro ? <Prose text={said(view, page.intro)} /> : null}
      <form id={FORM} method="post" action={path} novalidate>
        <Csrf view={view} />
        <input type="hidden" name="version" value={version} />
        <Fields {...props} />
        <SaveButtons view={view} />
      </form>
    </ReportLayout>
  );
}

function Fields({ view, opened, page, answers, errors }: ReportFormPageProps) {
  const { call, material, draft } = opened.file;
  return (
    <AskedQuestions form={draft.form} page={page} answers={{ ...draft.answers, ...answers }}>
      {(question) => (
        <QuestionField
          view={view}
          question={question}
          answer={answers[question.id]}
          lot={call.lot(material.report.lot)}
          currency={call.currency}
          errors={errors}
        />
      )}
    </AskedQuestions>
  );
}

/** Go on, or stay here; both keep what is written. */
export function SaveButtons({ view }: Pick<ReportPageProps, 'view'>) {
  return (
    <p class="actions">
      <Button name="_do" value="continue">
        {view.t('reporting.form.saveAndContinue')}
      </Button>
      <Button weight="secondary" name="_do" value="save">
        {view.t('reporting.form.save')}
      </Button>
    </p>
  );
}

/** Two people wrote on one page: nothing is overwritten before somebody has decided. */
export function Conflict({ view, stored }: Pick<ReportPageProps, 'view'> & { readonly stored: ReportPage }) {
  const time = stored.updatedAt ? view.format.time(stored.updatedAt, view.zone) : '';
  return (
    <Notice tone="attention" role="alert" title={view.t('reporting.conflict.title')}>
      {view.t('reporting.conflict.what', { time })}
    </Notice>
  );
}
