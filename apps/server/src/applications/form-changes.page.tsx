import { asAnswer, type FormChangesOfFile, type KeptAnswer } from '#libs/applications';
import { said } from '../calls/said.js';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import { inCall } from '../calls/in-call.js';
import { AnswerInWords } from './answer-in-words.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { FormChangesList, questionHref } from './form-changes-list.js';

export interface FormChangesPageProps extends FilePageProps {
  /** Null where nothing was corrected. */
  readonly changes: FormChangesOfFile | null;
  readonly formKey: string;
}

export function formChangesPath(id: string): string {
  return `/applications/${id}/form-changes`;
}

/** What was corrected in the form since the draft was begun, and what was answered to questions that are gone. */
export function FormChangesPage(props: FormChangesPageProps) {
  const { view, file, changes, formKey } = props;
  return (
    <FileLayout
      {...props}
      title={view.t('formChanges.title')}
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
    >
      {changes ? <Changed {...props} changes={changes} formKey={formKey} /> : <p>{view.t('formChanges.none')}</p>}
    </FileLayout>
  );
}

type ChangedProps = FormChangesPageProps & { readonly changes: FormChangesOfFile };

function Changed(props: ChangedProps) {
  const { view, file, call, changes, formKey } = props;
  const isSeen = changes.unseen.length === 0;
  const parts = isSeen ? changes.all : changes.unseen;
  return (
    <>
      <p class="lead">{view.t('formChanges.nothingLost')}</p>
      <Why {...props} />
      {parts.map(({ stage, changes: list }) => (
        <section key={stage} class="section">
          <h2>
            {view.t('formChanges.heading', { part: inCall(view, call).t(`call.stage.${stage}`), count: list.length })}
          </h2>
          <FormChangesList view={view} changes={list} href={questionHref(file.id, stage)} />
        </section>
      ))}
      <Kept {...props} />
      {isSeen ? (
        <Seen {...props} />
      ) : (
        <section class="section">
          <h2>{view.t('formChanges.confirm.title')}</h2>
          <p>{view.t('formChanges.confirm.text')}</p>
          <ActionForm
            view={view}
            action={formChangesPath(file.id)}
            label={view.t('formChanges.confirm.do')}
            hidden={{ revision: String(changes.revision), _key: formKey }}
          />
        </section>
      )}
    </>
  );
}

/** When and why, in the words of the office. */
function Why({ view, changes }: ChangedProps) {
  return (
    <>
      {changes.corrections.map(({ at, reason }) => (
        <Notice key={at.toISOString()} tone="info">
          <p>{view.pieces('formChanges.correctedOn', { at: <DateTime key="at" view={view} at={at} /> })}</p>
          <p class="written" dir="auto">
            {reason}
          </p>
        </Notice>
      ))}
    </>
  );
}

function Seen({ view, changes }: ChangedProps) {
  if (!changes.seen) return null;
  const { by, at } = changes.seen;
  return (
    <Notice tone="done">
      <p>
        {view.pieces('formChanges.seenBy', {
          person: <PersonName key="person" name={by} />,
          at: <DateTime key="at" view={view} at={at} />,
        })}
      </p>
    </Notice>
  );
}

function Kept(props: ChangedProps) {
  const { view, changes } = props;
  if (changes.kept.length === 0) return null;
  return (
    <section class="section" id="kept">
      <h2>{view.t('formChanges.kept.title', { count: changes.kept.length })}</h2>
      <p>{view.t('formChanges.kept.text')}</p>
      {changes.kept.map((kept) => (
        <KeptOne key={`${kept.stage} ${kept.page} ${kept.question.id}`} {...props} kept={kept} />
      ))}
    </section>
  );
}

function KeptOne({ view, file, call, kept }: ChangedProps & { readonly kept: KeptAnswer }) {
  const { question, answer, documents } = kept;
  return (
    <section class="kept-answer">
      <h3>
        <bdi>{said(view, question.label)}</bdi>
      </h3>
      {documents.length > 0 ? (
        <ul>
          {documents.map(({ id, name }) => (
            <li key={id}>
              <a href={`/applications/${file.id}/files/${id}`}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <AnswerInWords
          view={view}
          question={question}
          answer={asAnswer(answer)}
          lot={call.lot(file.lot)}
          currency={call.currency}
        />
      )}
    </section>
  );
}
