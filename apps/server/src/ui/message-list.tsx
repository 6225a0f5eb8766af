import { DateTime } from './date-time.js';
import { PersonName } from './person-name.js';
import { Status } from './status.js';
import type { View } from './view.js';

/** A message as its reader sees it. */
export interface ShownMessage {
  readonly id: string;
  /** A name for the reader's own side, a function for the other. */
  readonly who: string;
  readonly at: Date;
  readonly text: string;
  /** `own`: of the reader's side, and opened by the other or not yet; `new`: not opened before now. */
  readonly mark:
    { readonly kind: 'own'; readonly readAt: Date | null } | { readonly kind: 'new' } | { readonly kind: 'seen' };
}

/** What two sides wrote to each other, in the order in which they wrote it; each text in its own direction. */
export function MessageList({ view, messages }: { readonly view: View; readonly messages: readonly ShownMessage[] }) {
  return (
    <ol class="messages">
      {messages.map((message) => (
        <li key={message.id} id={`message-${message.id}`} class={`message message-${message.mark.kind}`}>
          <p class="message-head">
            <PersonName name={message.who} />
            <span class="muted">
              <DateTime view={view} at={message.at} show="moment" />
            </span>
            <Mark view={view} message={message} />
          </p>
          <div class="written" dir="auto">
            {message.text}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Mark({ view, message: { mark } }: { readonly view: View; readonly message: ShownMessage }) {
  if (mark.kind === 'seen') return null;
  if (mark.kind === 'new') return <Status tone="info">{view.t('messages.mark.new')}</Status>;
  if (mark.readAt === null) return <Status tone="neutral">{view.t('messages.mark.unread')}</Status>;
  return (
    <span class="muted">
      {view.pieces('messages.mark.read', { at: <DateTime key="at" view={view} at={mark.readAt} show="moment" /> })}
    </span>
  );
}
