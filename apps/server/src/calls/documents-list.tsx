import type { RequiredDocument } from '#libs/calls';
import type { View } from '../ui/view.js';
import { said } from './said.js';

/** What has to be handed in, in which form. */
export function DocumentsList({
  view,
  documents,
}: {
  readonly view: View;
  readonly documents: readonly RequiredDocument[];
}) {
  if (documents.length === 0) return <p>{view.t('site.call.noDocuments')}</p>;
  return (
    <ul>
      {documents.map((document) => (
        <li key={document.kind}>
          {said(view, document.title)}
          {document.required ? null : <span class="muted"> {view.t('ui.field.optional')}</span>}
          {document.help ? <div class="help">{said(view, document.help)}</div> : null}
          <div class="help">{acceptedFiles(view, document)}</div>
        </li>
      ))}
    </ul>
  );
}

/** Kinds of file, size and number, in one sentence. */
export function acceptedFiles(view: View, { formats, maxMegabytes, maxFiles }: RequiredDocument): string {
  return view.t('site.call.accepted', {
    formats: view.format.either(formats.map((format) => format.toUpperCase())),
    size: view.format.fileSize(maxMegabytes * 1_000_000),
    count: maxFiles,
  });
}
