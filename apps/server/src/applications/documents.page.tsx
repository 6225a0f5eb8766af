import type { ApplicationDocument, DocumentSet } from '#libs/applications';
import type { RequiredDocument } from '#libs/calls';
import { acceptedFiles } from '../calls/documents-list.js';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { choiceOf } from '../given-files/given-file-place.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { FileItem } from '../ui/file-item.js';
import { Notice } from '../ui/notice.js';
import { type BegunUpload, ResumableUpload } from '../ui/resumable-upload.js';
import { Status } from '../ui/status.js';
import { placeOf } from '../uploads/place.js';
import type { OfferedPaper } from './kept-papers.js';
import { WhyOpened } from './why-opened.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { uploadField } from '../uploads/posted-file.js';

const MEGABYTE = 1_000_000;

export interface DocumentsPageProps extends FilePageProps {
  readonly set: DocumentSet;
  /** What may be handed in here, in the order of the call. */
  readonly asked: readonly RequiredDocument[];
  /** What the organisation's own file holds of it. */
  readonly kept: readonly OfferedPaper[];
  /** The kinds of which documents may be added and taken away now. */
  readonly open: readonly string[];
  readonly errors: readonly FieldError[];
  /** What this person has begun to send. */
  readonly begun: readonly (BegunUpload & { readonly destination: string })[];
  /** Where to go on. */
  readonly nextHref: string;
}

/** The documents of one part: what is asked for, what is there, one form for each kind. */
export function DocumentsPage(props: DocumentsPageProps) {
  const { view, file, call, set, asked, errors, nextHref } = props;
  return (
    <FileLayout
      {...props}
      title={inCall(view, call).t(`applications.documents.set.${set}`)}
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
      errors={errors}
      notKept="file"
    >
      <p class="lead">{view.t(`applications.documents.lead.${set}`)}</p>
      <p class="muted">{view.t('files.upload.keptAs')}</p>
      {asked.map((document) => (
        <KindSection key={document.kind} {...props} document={document} />
      ))}
      <p class="actions page-end">
        <ButtonLink href={nextHref}>{view.t('applications.documents.continue')}</ButtonLink>
      </p>
    </FileLayout>
  );
}

function KindSection({
  view,
  file,
  set,
  document,
  kept,
  open,
  errors,
  begun,
}: DocumentsPageProps & { readonly document: RequiredDocument }) {
  const isOpen = open.includes(document.kind);
  const present = file.documents.filter((one) => one.set === set && one.kind === document.kind);
  const name = uploadField(document.kind);
  const destination = placeOf(file.id, set, document.kind);
  const help = document.help ? <p>{said(view, document.help)}</p> : null;
  const takesMore = isOpen && present.length < document.maxFiles;
  return (
    <section class="document-kind">
      <div class="document-head">
        <h2>{said(view, document.title)}</h2>
        <Presence view={view} document={document} count={present.length} />
      </div>
      <WhyOpened view={view} sections={file.opened.filter((one) => one.stage === set && one.part === document.kind)} />
      {takesMore || help === null ? null : <div class="help">{help}</div>}
      {present.map((one) => (
        <PresentDocument key={one.id} view={view} document={one} applicationId={file.id} isOpen={isOpen} />
      ))}
      {takesMore && present.length === 0 ? (
        <FromFile
          view={view}
          paper={kept.find(({ kind }) => kind === document.kind)}
          action={`/applications/${file.id}/documents/${set}/kept/${document.kind}`}
        />
      ) : null}
      {takesMore ? (
        <ResumableUpload
          view={view}
          destination={destination}
          formats={document.formats}
          maxBytes={document.maxMegabytes * MEGABYTE}
          begun={begun.filter((one) => one.destination === destination)}
        >
          <ActionForm
            view={view}
            action={`/applications/${file.id}/documents/${set}`}
            enctype="multipart/form-data"
            weight="secondary"
            label={view.t('applications.documents.add')}
            hidden={{ kind: document.kind }}
            id={`upload-${document.kind}`}
          >
            <Field
              kind="file"
              view={view}
              name={name}
              label={view.t('applications.documents.file', { title: said(view, document.title) })}
              labelHidden
              help={
                <>
                  {help}
                  <p>{acceptedFiles(view, document)}</p>
                </>
              }
              accept={document.formats.map((format) => `.${format}`).join(',')}
              error={errorOf(errors, name)}
            />
          </ActionForm>
        </ResumableUpload>
      ) : null}
      {takesMore ? (
        <p>
          <a href={choiceOf(destination)}>
            {view.t('given.link')}
            <span class="visually-hidden"> {said(view, document.title)}</span>
          </a>
        </p>
      ) : null}
    </section>
  );
}

interface FromFileProps extends Pick<FilePageProps, 'view'> {
  readonly paper: OfferedPaper | undefined;
  readonly action: string;
}

/** The paper that the organisation keeps for every call: one press instead of an upload. */
function FromFile({ view, paper, action }: FromFileProps) {
  if (!paper) return null;
  const { name, isExpired } = paper;
  if (isExpired) return <Notice tone="attention">{view.t('orgfile.takeExpired', { name })}</Notice>;
  return <ActionForm view={view} action={action} label={view.t('orgfile.take', { name })} weight="secondary" />;
}

function Presence({
  view,
  document,
  count,
}: {
  readonly view: FilePageProps['view'];
  readonly document: RequiredDocument;
  readonly count: number;
}) {
  if (count > 0) return <Status tone="done">{view.t('applications.documents.present')}</Status>;
  return document.required ? (
    <Status tone="attention">{view.t('applications.documents.missing')}</Status>
  ) : (
    <span class="muted">{view.t('ui.field.optional')}</span>
  );
}

interface PresentDocumentProps extends Pick<FilePageProps, 'view'> {
  readonly document: ApplicationDocument;
  readonly applicationId: string;
  readonly isOpen: boolean;
}

function PresentDocument({ view, document, applicationId, isOpen }: PresentDocumentProps) {
  const path = `/applications/${applicationId}/files/${document.id}`;
  return (
    <div class="document-present">
      <FileItem
        view={view}
        name={document.name}
        bytes={document.sizeBytes}
        addedAt={document.uploadedAt}
        href={path}
        previews
        reusedFrom={document.reusedFrom}
      />
      {isOpen ? (
        <a href={`${path}/remove`}>
          {view.t('ui.file.remove')}
          <bdi class="visually-hidden"> {document.name}</bdi>
        </a>
      ) : null}
    </div>
  );
}
