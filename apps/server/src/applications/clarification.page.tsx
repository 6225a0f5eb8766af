import { BUDGET_PAGE, type ContentDifference } from '#libs/applications';
import type { Clarification } from '#libs/eligibility';
import { LONGEST_TEXT } from '#libs/kernel';
import type { Reason } from '#libs/workflow';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { FileItem } from '../ui/file-item.js';
import { WrittenText } from './answer-in-words.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { ChangesInWords } from './changes-in-words.js';
import { OpenedSectionsList } from './opened-sections-list.js';
import { calendarOf } from './own-deadline.js';
import { DeclarationSentences } from './declaration-sentences.js';

export interface ClarificationPageProps extends FilePageProps {
  /** The question that waits for its answer. */
  readonly question: Clarification;
  readonly typed: string;
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  readonly formKey: string;
  /** What would change in what was submitted, if the answer was sent now. */
  readonly differences: readonly ContentDifference[];
  readonly maySign: boolean;
  readonly declaration: readonly string[];
}

const ONLY_SIGNATORY: Reason = { code: 'permission', params: {}, by: ['signatory'] };

/** A question of the office, and the place for its answer. */
export function ClarificationPage(props: ClarificationPageProps) {
  const { view, file, call, question, typed, reasons, errors, formKey, differences, maySign } = props;
  const documents = file.documents.filter(({ set }) => set === 'clarification');
  return (
    <FileLayout
      {...props}
      title={view.t('applications.clarification.title')}
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
      errors={errors}
    >
      {file.nextDeadline ? (
        <Deadline
          view={view}
          at={file.nextDeadline.dueAt}
          kind="due"
          zone={call.zone}
          calendarHref={calendarOf(file.id)}
        />
      ) : null}
      <section>
        <h2>{view.t('applications.clarification.question')}</h2>
        <p class="muted">
          {view.pieces('applications.clarification.asked', {
            at: <DateTime key="at" view={view} at={question.requestedAt} show="day" />,
          })}
        </p>
        <WrittenText text={question.question} />
      </section>
      {file.opened.length > 0 ? <Opened {...props} /> : null}
      <section>
        <h2>{view.t('applications.documents.set.clarification')}</h2>
        {documents.map((document) => (
          <FileItem
            key={document.id}
            view={view}
            name={document.name}
            bytes={document.sizeBytes}
            href={`/applications/${file.id}/files/${document.id}`}
            previews
          />
        ))}
        <p>
          <a href={`/applications/${file.id}/documents/clarification`}>{view.t('applications.clarification.attach')}</a>
        </p>
      </section>
      <ActionForm
        view={view}
        action={`/applications/${file.id}/clarification`}
        label={view.t('applications.clarification.send')}
        hidden={{ _key: formKey, question: question.id }}
        reasons={differences.length > 0 && !maySign ? [...reasons, ONLY_SIGNATORY] : reasons}
      >
        <Field
          kind="textarea"
          view={view}
          name="answer"
          label={view.t('applications.clarification.answer')}
          help={view.t('applications.clarification.once')}
          value={typed}
          rows={10}
          limit={LONGEST_TEXT}
          error={errorOf(errors, 'answer')}
        />
        {differences.length > 0 ? <Declared {...props} /> : null}
      </ActionForm>
    </FileLayout>
  );
}

/** Sections of what was submitted that may be corrected; all others stay as they are. */
function Opened({ view, file, call, differences, errors }: ClarificationPageProps) {
  return (
    <section id="f-opened">
      <h2>{view.t('correction.sections')}</h2>
      <p>{view.t('correction.sectionsHelp')}</p>
      <OpenedSectionsList view={view} call={call} sections={file.opened} hrefOf={(one) => editHref(file.id, one)} />
      {errors
        .filter(({ name }) => name === 'opened')
        .map(({ message }) => (
          <p key={message} class="error">
            {message}
          </p>
        ))}
      <h3>{view.t('correction.changes')}</h3>
      <ChangesInWords view={view} call={call} lot={file.lot} differences={differences} />
    </section>
  );
}

function editHref(
  id: string,
  { stage, part, isDocument }: { stage: string; part: string; isDocument: boolean },
): string {
  if (isDocument) return `/applications/${id}/documents/${stage}`;
  return part === BUDGET_PAGE ? `/applications/${id}/budget/${stage}` : `/applications/${id}/form/${stage}/${part}`;
}

/** A corrected version is declared like the first one. */
function Declared({ view, declaration, errors }: ClarificationPageProps) {
  return (
    <>
      <p>{view.t('correction.newVersion')}</p>
      <DeclarationSentences view={view} declaration={declaration} />
      <Field
        kind="checkbox"
        view={view}
        name="declared"
        label={view.t('applications.submit.agree')}
        error={errorOf(errors, 'declared')}
      />
    </>
  );
}
