import type { HistoryOfAnswer, Stage } from '#libs/applications';
import type { Page } from '#libs/calls';
import { said } from '../calls/said.js';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Notice } from '../ui/notice.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { AnswerChanged } from './answer-change.js';
import { FileLayout, type FilePageProps } from './file-layout.js';

export interface AnswerHistoryPageProps extends FilePageProps {
  readonly stage: Stage;
  readonly page: Page;
  /** The version of the page that is the present one. */
  readonly version: number;
  readonly entries: readonly HistoryOfAnswer[];
  /** Only the changes of this question. */
  readonly question: string | null;
  readonly nextHref: string | null;
  readonly previousHref: string | null;
  /** Somebody changed the answer that was to be brought back after this page had been read. */
  readonly isOvertaken: boolean;
}

/** How the answers of one form page came to be: who wrote what when, and the way back. */
export function AnswerHistoryPage(props: AnswerHistoryPageProps) {
  const { view, file, stage, page, entries, question, isOvertaken } = props;
  const form = `/applications/${file.id}/form/${stage}/${page.id}`;
  return (
    <FileLayout
      {...props}
      title={view.t('drafts.history.title', { page: said(view, page.title) })}
      back={{ href: form, label: view.t('drafts.history.back') }}
    >
      {isOvertaken ? (
        <Notice tone="attention" role="alert">
          {view.t('drafts.history.overtaken')}
        </Notice>
      ) : null}
      <p class="lead">{view.t('drafts.history.lead')}</p>
      <Filters view={view} action={`${form}/history`} found={null} active={question !== null}>
        <Field
          view={view}
          kind="select"
          name="question"
          label={view.t('drafts.history.question')}
          options={page.questions.map(({ id, label }) => ({ value: id, label: said(view, label) }))}
          value={question ?? ''}
          none={view.t('drafts.history.allQuestions')}
        />
      </Filters>
      {entries.length === 0 ? (
        <EmptyState next={<a href={form}>{view.t('drafts.history.back')}</a>}>
          {view.t('drafts.history.empty')}
        </EmptyState>
      ) : (
        <ol class="answer-history">
          {entries.map((entry) => (
            <Entry key={`${entry.question}-${entry.version}`} {...props} entry={entry} form={form} />
          ))}
        </ol>
      )}
      <Pagination view={view} previousHref={props.previousHref} nextHref={props.nextHref} />
    </FileLayout>
  );
}

type EntryProps = AnswerHistoryPageProps & { readonly entry: HistoryOfAnswer; readonly form: string };

function Entry({ view, file, call, page, version, entry, form, question: only }: EntryProps) {
  const question = page.questions.find(({ id }) => id === entry.question);
  if (!question) return null;
  return (
    <li class="answer-history-entry">
      <h2>{said(view, question.label)}</h2>
      <p class="muted">
        {view.pieces(entry.isUndo ? 'drafts.history.undoneBy' : 'drafts.history.by', {
          name: <PersonName key="name" name={entry.personName} />,
          time: <DateTime key="time" view={view} at={entry.changedAt} show="moment" />,
        })}
      </p>
      <AnswerChanged view={view} question={question} lot={call.lot(file.lot)} currency={call.currency} change={entry} />
      <ActionForm
        view={view}
        action={`${form}/history`}
        label={view.t('drafts.history.undo')}
        weight="secondary"
        hidden={{
          question: question.id,
          first: String(entry.first),
          version: String(version),
          ...(only === null ? {} : { only }),
        }}
      />
    </li>
  );
}
