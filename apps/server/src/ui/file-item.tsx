import { ActionForm } from './action-form.js';
import { DateTime } from './date-time.js';
import type { View } from './view.js';

export interface FileItemProps {
  readonly view: View;
  /** As the person named it; shown isolated, never trusted. */
  readonly name: string;
  readonly bytes: number;
  readonly addedAt?: Date;
  readonly href?: string;
  /** Where the form that takes it away posts to. */
  readonly removeAction?: string;
}

/** A document in a file: its name, how large, since when. */
export function FileItem({ view, name, bytes, addedAt, href, removeAction }: FileItemProps) {
  return (
    <div class="file-item">
      <p class="file-name">
        {href ? (
          <a href={href} download>
            <bdi>{name}</bdi>
          </a>
        ) : (
          <bdi>{name}</bdi>
        )}
      </p>
      <p class="file-facts nums">
        <bdi>{view.format.fileSize(bytes)}</bdi>
        {addedAt ? (
          <span>
            {view.pieces('ui.file.added', { date: <DateTime key="at" view={view} at={addedAt} show="day" /> })}
          </span>
        ) : null}
      </p>
      {removeAction ? (
        <ActionForm view={view} action={removeAction} label={view.t('ui.file.remove')} weight="quiet" />
      ) : null}
    </div>
  );
}
