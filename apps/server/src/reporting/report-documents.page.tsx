import type { RequiredDocument } from '#libs/calls';
import type { ReportDocument } from '#libs/reporting';
import { acceptedFiles } from '../calls/documents-list.js';
import { said } from '../calls/said.js';
import { choiceOf, placeInReport } from '../given-files/given-file-place.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { FileItem } from '../ui/file-item.js';
import { Status } from '../ui/status.js';
import { ReportLayout, type ReportPageProps } from './report-layout.js';
import { stepAfter } from './report-steps.js';
import { uploadField } from '../uploads/posted-file.js';

export interface ReportDocumentsPageProps extends ReportPageProps {
  readonly errors: readonly FieldError[];
}

/** What is asked for, what is there, one form for each kind. */
export function ReportDocumentsPage(props: ReportDocumentsPageProps) {
  const { view, opened, errors } = props;
  const { file } = opened;
  const next = stepAfter(file, `/reports/${file.material.report.id}/documents`);
  return (
    <ReportLayout
      view={view}
      opened={opened}
      isStep
      title={view.t('reporting.documents.title')}
      errors={errors}
      notKept="file"
    >
      <p class="lead">{view.t('reporting.documents.lead')}</p>
      {file.draft.asked.map((document) => (
        <Kind key={document.kind} {...props} document={document} />
      ))}
      <p class="actions">
        <ButtonLink href={next}>{view.t('reporting.form.continue')}</ButtonLink>
      </p>
    </ReportLayout>
  );
}

function Kind({ view, opened, document, errors }: ReportDocumentsPageProps & { readonly document: RequiredDocument }) {
  const { report, documents } = opened.file.material;
  const present = documents.filter(({ kind }) => kind === document.kind);
  const name = uploadField(document.kind);
  return (
    <section class="document-kind">
      <h2>
        {said(view, document.title)} <Presence view={view} document={document} count={present.length} />
      </h2>
      {document.help ? <p class="help">{said(view, document.help)}</p> : null}
      {present.map((one) => (
        <Present key={one.id} view={view} document={one} />
      ))}
      {present.length < document.maxFiles ? (
        <ActionForm
          view={view}
          action={`/reports/${report.id}/documents`}
          enctype="multipart/form-data"
          weight="secondary"
          label={view.t('reporting.documents.add')}
          hidden={{ kind: document.kind }}
          id={`upload-${document.kind}`}
        >
          <Field
            kind="file"
            view={view}
            name={name}
            label={said(view, document.title)}
            labelHidden
            help={acceptedFiles(view, document)}
            accept={document.formats.map((format) => `.${format}`).join(',')}
            error={errorOf(errors, name)}
          />
        </ActionForm>
      ) : null}
      {present.length < document.maxFiles ? (
        <p>
          <a href={choiceOf(placeInReport(report.id, document.kind))}>
            {view.t('given.link')}
            <span class="visually-hidden"> {said(view, document.title)}</span>
          </a>
        </p>
      ) : null}
    </section>
  );
}

interface PresenceProps extends Pick<ReportPageProps, 'view'> {
  readonly document: RequiredDocument;
  readonly count: number;
}

function Presence({ view, document, count }: PresenceProps) {
  if (count > 0) return <Status tone="done">{view.t('reporting.documents.present')}</Status>;
  if (document.required) return <Status tone="attention">{view.t('reporting.documents.missing')}</Status>;
  return <span class="muted">{view.t('ui.field.optional')}</span>;
}

function Present({ view, document }: Pick<ReportPageProps, 'view'> & { readonly document: ReportDocument }) {
  const path = `/reports/${document.reportId}/documents/${document.id}`;
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
      <a href={`${path}/remove`}>
        {view.t('ui.file.remove')}
        <bdi class="visually-hidden"> {document.name}</bdi>
      </a>
    </div>
  );
}
