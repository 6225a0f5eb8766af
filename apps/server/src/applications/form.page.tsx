import { asAnswer, type PageAnswers, type Stage } from '#libs/applications';
import { type Answers, fileQuestionsOf, isPageAsked, type Page } from '#libs/calls';
import { Prose } from '../calls/prose.js';
import { said } from '../calls/said.js';
import { Button, Csrf } from '../ui/action-form.js';
import { Autosave } from '../ui/autosave.js';
import type { FieldError } from '../ui/field-error.js';
import { Notice } from '../ui/notice.js';
import { AnswerInWords } from './answer-in-words.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import { DefaultButton } from './default-button.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { AskedQuestions } from './asked-questions.js';
import { QuestionField } from './question-field.js';

export interface FormPageProps extends FilePageProps {
  readonly stage: Stage;
  readonly page: Page;
  /** The answers of the whole part: a question may depend on another page. */
  readonly answers: Answers;
  readonly version: number;
  readonly savedAt: Date | null;
  /** All that is known to be wrong, shown at the fields. */
  readonly errors: readonly FieldError[];
  /** Whether the errors are new to the reader: then they are also listed first. */
  readonly summary: 'shown' | 'hidden';
  /** What somebody else saved in between, to be compared with what was typed here. */
  readonly conflict: PageAnswers | null;
}

const FORM = 'answers';

/** One page of the form. */
export function FormPage(props: FormPageProps) {
  const { view, file, call, stage, page, answers, version, savedAt, errors, summary, conflict } = props;
  const path = `/applications/${file.id}/form/${stage}/${page.id}`;
  const withFiles = fileQuestionsOf({ pages: [page] }).length > 0 ? ({ enctype: 'multipart/form-data' } as const) : {};
  return (
    <FileLayout
      {...props}
      title={said(view, page.title)}
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
      errors={summary === 'shown' ? errors : []}
      aside={<Autosave view={view} form={FORM} url={`${path}/draft`} savedAt={savedAt} />}
    >
      {conflict ? <ChangedMeanwhile view={view} stored={conflict} /> : null}
      {page.intro ? <Prose text={said(view, page.intro)} /> : null}
      {isPageAsked(call.form(stage), page, answers) ? null : <Notice tone="info">{view.t('form.pageNotAsked')}</Notice>}
      <form id={FORM} method="post" action={path} novalidate {...withFiles}>
        <Csrf view={view} />
        <DefaultButton />
        <input type="hidden" name="version" value={version} />
        <Questions {...props} />
        <p class="actions">
          <Button name="_do" value="continue">
            {view.t('applications.form.saveAndContinue')}
          </Button>
          <Button weight="secondary" name="_do" value="save">
            {view.t('applications.form.save')}
          </Button>
        </p>
      </form>
    </FileLayout>
  );
}

function Questions({ view, file, call, stage, page, answers, errors, conflict }: FormPageProps) {
  const lot = call.lot(file.lot);
  const common = { view, lot, currency: call.currency };
  const documents = file.documents.filter(({ set }) => set === stage);
  const files = { documents, href: (id: string) => `/applications/${file.id}/files/${id}` };
  return (
    <AskedQuestions form={call.form(stage)} page={page} answers={answers}>
      {(question) => (
        <>
          <QuestionField {...common} question={question} answer={answers[question.id]} errors={errors} files={files} />
          {conflict ? <OtherVersion {...common} stored={conflict} mine={answers} question={question} /> : null}
        </>
      )}
    </AskedQuestions>
  );
}

type OtherVersionProps = Pick<Parameters<typeof QuestionField>[0], 'view' | 'question' | 'lot' | 'currency'> & {
  readonly stored: PageAnswers;
  readonly mine: Answers;
};

/** Under a field that somebody else answered differently meanwhile: their words, to be taken over or not. */
function OtherVersion({ view, question, lot, currency, stored, mine }: OtherVersionProps) {
  const theirs = asAnswer(stored.answers[question.id]);
  if (JSON.stringify(theirs ?? '') === JSON.stringify(mine[question.id] ?? '')) return null;
  return (
    <div class="other-version">
      <p class="label">{view.t('applications.form.otherVersion')}</p>
      <AnswerInWords view={view} question={question} answer={theirs} lot={lot} currency={currency} />
    </div>
  );
}
