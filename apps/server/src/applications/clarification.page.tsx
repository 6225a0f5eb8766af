import type { Clarification } from '#libs/eligibility';
import type { Reason } from '#libs/workflow';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { FileItem } from '../ui/file-item.js';
import { WrittenText } from './answer-in-words.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { calendarOf } from './own-deadline.js';

export interface ClarificationPageProps extends FilePageProps {
  /** The question that waits for its answer. */
  readonly question: Clarification;
  readonly typed: string;
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** A question of the office, and the place for its answer. */
export function ClarificationPage(props: ClarificationPageProps) {
  const { view, file, call, question, typed, reasons, errors, formKey } = props;
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
        reasons={reasons}
      >
        <Field
          kind="textarea"
          view={view}
          name="answer"
          label={view.t('applications.clarification.answer')}
          help={view.t('applications.clarification.once')}
          value={typed}
          rows={10}
          limit={4000}
          error={errorOf(errors, 'answer')}
        />
      </ActionForm>
    </FileLayout>
  );
}
