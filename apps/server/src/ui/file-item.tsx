import type { FileOrigin } from '#libs/kernel';
import { ActionForm } from './action-form.js';
import { DateTime } from './date-time.js';
import { FilePlace } from './file-place.js';
import type { View } from './view.js';

export interface FileItemProps {
  readonly view: View;
  /** As the person named it; shown isolated, never trusted. */
  readonly name: string;
  readonly bytes: number;
  readonly addedAt?: Date;
  readonly href?: string;
  /** Whether it can be looked at before it is fetched, at the address below its own. */
  readonly previews?: true;
  /** Where it had been given before, when it was chosen again. */
  readonly reusedFrom?: FileOrigin | null;
  /** Where the form that takes it away posts to. */
  readonly removeAction?: string;
}

/** A document in a file: its name, how large, since when. */
export function FileItem({ view, name, bytes, addedAt, href, previews, reusedFrom, removeAction }: FileItemProps) {
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
        {reusedFrom ? (
          <span>
            {view.pieces('ui.file.reused', { place: <FilePlace key="place" view={view} origin={reusedFrom} /> })}
          </span>
        ) : null}
      </p>
      {href && previews ? (
        <a class="file-preview" href={`${href}/preview`}>
          {view.t('ui.file.preview')}
          <bdi class="visually-hidden"> {name}</bdi>
        </a>
      ) : null}
      {removeAction ? (
        <ActionForm view={view} action={removeAction} label={view.t('ui.file.remove')} weight="quiet" />
      ) : null}
    </div>
  );
}
