import type { FileKind, KeptDocument, OrganisationProfile } from '#libs/identity';
import { choiceOf, placeInOrganisation } from '../../given-files/given-file-place.js';
import { type Typed } from '../../http/read-form.js';
import { ActionForm } from '../../ui/action-form.js';
import { Field } from '../../ui/field.js';
import { datePartsIn } from '../../ui/field-date.js';
import { errorOf, type FieldError } from '../../ui/field-error.js';
import { FileItem } from '../../ui/file-item.js';
import { Layout } from '../../ui/layout.js';
import type { View } from '../../ui/view.js';
import { organisationPath } from '../organisation.page.js';

export interface PaperPageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile;
  readonly kind: FileKind;
  /** The one that is there. */
  readonly document: KeptDocument | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** One paper of the file: the one that is there, a newer one, until when it holds. */
export function PaperPage({ view, organisation, kind, document, typed, errors }: PaperPageProps) {
  const path = `${organisationPath(organisation.id)}/file`;
  return (
    <Layout
      view={view}
      title={view.t(`orgfile.part.${kind}`)}
      caption={<bdi>{organisation.name}</bdi>}
      back={{ href: path, label: view.t('orgfile.title') }}
      errors={errors}
      notKept="file"
    >
      {document ? (
        <section>
          <h2>{view.t('orgfile.present')}</h2>
          <FileItem
            view={view}
            name={document.name}
            bytes={document.sizeBytes}
            addedAt={document.uploadedAt}
            href={`${path}/papers/${document.id}`}
            previews
            reusedFrom={document.reusedFrom}
            removeAction={`${path}/${kind}/remove`}
          />
        </section>
      ) : null}
      <section>
        <h2>{view.t(document ? 'orgfile.newer' : 'orgfile.add')}</h2>
        <ActionForm view={view} action={`${path}/${kind}`} enctype="multipart/form-data" label={view.t('orgfile.keep')}>
          <Field
            kind="file"
            view={view}
            name="file"
            label={view.t('orgfile.file')}
            help={view.t('orgfile.fileHelp')}
            error={errorOf(errors, 'file')}
          />
          <Field
            kind="date"
            view={view}
            name="validUntil"
            label={view.t('orgfile.validUntil')}
            help={view.t('orgfile.validHelp')}
            value={datePartsIn(typed, 'validUntil')}
            error={errorOf(errors, 'validUntil')}
            optional
          />
        </ActionForm>
        <p>
          <a href={choiceOf(placeInOrganisation(organisation.id, kind))}>{view.t('given.link')}</a>
        </p>
      </section>
    </Layout>
  );
}
