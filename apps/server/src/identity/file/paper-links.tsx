import type { FilePart, KeptDocument } from '#libs/identity';
import type { View } from '../../ui/view.js';
import { organisationPath } from '../organisation.page.js';

/** The paper of one part of an organisation's file: to be fetched, or looked at first. */
export function PaperLinks({
  view,
  ...props
}: {
  readonly view: View;
  readonly organisationId: string;
  readonly documents: readonly KeptDocument[];
  readonly part: FilePart['part'];
}) {
  const document = props.documents.find(({ kind }) => kind === props.part);
  if (!document) return null;
  return (
    <p>
      <a href={`${organisationPath(props.organisationId)}/file/papers/${document.id}`} download>
        <bdi>{document.name}</bdi>
      </a>{' '}
      <a href={`${organisationPath(props.organisationId)}/file/papers/${document.id}/preview`}>
        {view.t('ui.file.preview')}
        <bdi class="visually-hidden"> {document.name}</bdi>
      </a>
    </p>
  );
}
