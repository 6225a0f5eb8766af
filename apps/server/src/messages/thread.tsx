import { sideOf, type Side, type ThreadMessage } from '#libs/messages';
import { ActionForm } from '../ui/action-form.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { MessageList, type ShownMessage } from '../ui/message-list.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';
import type { ThreadFile, ThreadPage } from './thread-files.js';
import { LONGEST_MESSAGE } from '#libs/messages';

export interface ThreadProps {
  readonly view: View;
  readonly thread: ThreadFile;
  readonly shown: ThreadPage;
  /** The address of this page. */
  readonly here: string;
  /** What was typed and could not be sent. */
  readonly typed: string;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** The messages of a file, and the place where the next one is written. */
export function Thread({ view, thread, shown, here, typed, errors, formKey }: ThreadProps) {
  const side = sideOf(thread.actor);
  const writes = side !== null && (thread.standing === 'open' || typed !== '');
  return (
    <>
      {thread.standing === 'closed' ? null : <p class="lead">{view.t(`messages.lead.${side ?? 'reader'}`)}</p>}
      {shown.earlier ? (
        <p>
          <a href={`${here}?before=${encodeURIComponent(shown.earlier)}`}>{view.t('messages.earlier')}</a>
        </p>
      ) : null}
      {shown.messages.length === 0 ? (
        <EmptyState>
          {view.t(`messages.empty.${side === null && thread.standing === 'open' ? 'reader' : thread.standing}`)}
        </EmptyState>
      ) : (
        <>
          <ZoneNote view={view} />
          <MessageList view={view} messages={shown.messages.map((message) => shownTo(view, side, message))} />
        </>
      )}
      {thread.standing === 'closed' ? <Notice tone="info">{view.t('messages.closed')}</Notice> : null}
      {writes ? (
        <section class="no-print">
          <h2>{view.t('messages.write.title')}</h2>
          <ActionForm view={view} action={here} label={view.t('messages.write.do')} hidden={{ _key: formKey }}>
            <Field
              kind="textarea"
              view={view}
              name="text"
              label={view.t('messages.write.text')}
              help={view.t(`messages.write.help.${side}`)}
              value={typed}
              rows={6}
              limit={LONGEST_MESSAGE}
              error={errorOf(errors, 'text')}
            />
          </ActionForm>
        </section>
      ) : null}
    </>
  );
}

/** A role stands here as a name does, at the beginning of a line. */
function capitalised({ lang }: View, role: string): string {
  return role.charAt(0).toLocaleUpperCase(lang) + role.slice(1);
}

/** Names for one's own side, functions for the other: an applicant writes to an office, not to a person. */
function shownTo(view: View, reader: Side | null, message: ThreadMessage): ShownMessage {
  const { id, side, role, authorName, writtenAt: at, text, readAt } = message;
  const own = side === (reader ?? 'office');
  return {
    id,
    at,
    text,
    who: own && authorName !== null ? authorName : capitalised(view, view.t(`role.${role}`)),
    mark: own ? { kind: 'own', readAt } : { kind: reader !== null && readAt === null ? 'new' : 'seen' },
  };
}
