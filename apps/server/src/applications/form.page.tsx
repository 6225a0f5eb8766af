import type { Stage } from '#libs/applications';
import {
  type Answers,
  changesAt,
  fileQuestionsOf,
  type Form,
  type FormChange,
  isPageAsked,
  type Page,
} from '#libs/calls';
import { Prose } from '../calls/prose.js';
import { said } from '../calls/said.js';
import { Button, ButtonLink, Csrf } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { DraftLine } from '../ui/draft-line.js';
import { fieldId, type FieldError } from '../ui/field-error.js';
import type { DeviceKey } from '../ui/kept-text.js';
import { Notice } from '../ui/notice.js';
import type { AddedRow } from './added-row.js';
import { fieldOf } from './answer-fields.js';
import { AskedQuestions } from './asked-questions.js';
import { formChangesPath } from './form-changes.page.js';
import { CorrectedMark } from './form-corrected.js';
import { contestId, ContestedNotice } from './contest.js';
import { DefaultButton } from './default-button.js';
import { WhyOpened } from './why-opened.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { QuestionBlock, type QuestionBlockProps } from './question-block.js';

export interface FormPageProps extends FilePageProps {
  readonly stage: Stage;
  readonly page: Page;
  /** The answers of the whole part: a question may depend on another page. */
  readonly answers: Answers;
  readonly version: number;
  readonly savedAt: Date | null;
  readonly device: DeviceKey;
  /** All that is known to be wrong, shown at the fields. */
  readonly errors: readonly FieldError[];
  /** Whether the errors are new to the reader: then they are also listed first. */
  readonly summary: 'shown' | 'hidden';
  /** Answers that somebody else changed in between, to be compared with what was typed here. */
  readonly contests: readonly NonNullable<QuestionBlockProps['contest']>[];
  /** An empty line that was asked for in the middle of a table. */
  readonly added: AddedRow | null;
  /** What was corrected in the form of this part and nobody of the file has looked at yet. */
  readonly changes: readonly FormChange[];
  /** Set where something on the page is wrong because the form was corrected. */
  readonly correctedAt: Date | null;
}

const FORM = 'answers';

/** One page of the form. */
export function FormPage(props: FormPageProps) {
  const { view, file, call, stage, page, answers, version, savedAt, errors, summary, contests, device } = props;
  const path = `/applications/${file.id}/form/${stage}/${page.id}`;
  const withFiles = fileQuestionsOf({ pages: [page] }).length > 0 ? ({ enctype: 'multipart/form-data' } as const) : {};
  return (
    <FileLayout
      {...props}
      title={said(view, page.title)}
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
      errors={summary === 'shown' ? errors : []}
      aside={<DraftLine view={view} form={FORM} url={`${path}/draft`} savedAt={savedAt} device={device} />}
    >
      <WhyOpened view={view} sections={file.opened.filter((one) => one.stage === stage && one.part === page.id)} />
      {contests.length > 0 ? (
        <ContestedNotice view={view} count={contests.length} first={contestId(contests[0]?.of.question ?? '')} />
      ) : null}
      <WrongSinceCorrected {...props} />
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
        {version > 0 ? (
          <p>
            <a href={`${path}/history`}>{view.t('drafts.history.link')}</a>
          </p>
        ) : null}
      </form>
    </FileLayout>
  );
}

function WrongSinceCorrected({ view, file, page, errors, correctedAt }: FormPageProps) {
  if (!correctedAt) return null;
  const isOf = (name: string, field: string) => name === field || name.startsWith(`${field}.`);
  const homeless = errors.find(({ name }) => !page.questions.some((question) => isOf(name, fieldOf(question))));
  // What is wrong with a question that is gone has no field: its link leads here.
  return (
    <div {...(homeless ? { id: fieldId(homeless.name), tabindex: -1 } : {})}>
      <Notice tone="attention" title={view.t('formChanges.title')}>
        <p>{view.pieces('formChanges.correctedOn', { at: <DateTime key="at" view={view} at={correctedAt} /> })}</p>
        <p class="actions">
          <ButtonLink href={formChangesPath(file.id)} weight="secondary">
            {view.t('formChanges.link', { kept: 0 })}
          </ButtonLink>
        </p>
      </Notice>
    </div>
  );
}

function Questions(props: FormPageProps) {
  const { view, file, call, stage, page, answers, version, errors, contests, added, changes } = props;
  const lot = call.lot(file.lot);
  const common = { view, lot, currency: call.currency };
  const documents = file.documents.filter(({ set }) => set === stage);
  const files = { documents, href: (id: string) => `/applications/${file.id}/files/${id}`, offersGiven: true } as const;
  return (
    <AskedQuestions form={formWith(call.form(stage), page)} page={page} answers={answers}>
      {(question) => (
        <>
          <CorrectedMark view={view} changes={changesAt(changes, question)} href={formChangesPath(file.id)} />
          <QuestionBlock
            {...common}
            question={question}
            answer={answers[question.id]}
            errors={errors}
            files={files}
            sheets={`/applications/${file.id}/form/${stage}/${page.id}`}
            added={added}
            version={version}
            contest={contests.find(({ of }) => of.question === question.id)}
          />
        </>
      )}
    </AskedQuestions>
  );
}

/** The form with the page as it is shown: what an earlier form asked there may have to be compared once more. */
function formWith(form: Form, page: Page): Form {
  const others = form.pages.some(({ id }) => id === page.id) ? form.pages : [...form.pages, page];
  return { ...form, pages: others.map((one) => (one.id === page.id ? page : one)) };
}
