import type { StageDraft } from '#libs/applications';
import { askedDocuments } from '#libs/calls';
import { missingParts } from '#libs/applications';
import { ButtonLink } from '../ui/action-form.js';
import { Notice } from '../ui/notice.js';
import { DocumentsInWords, DraftInWords } from './draft-in-words.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { partName } from './part-names.js';

export interface CheckPageProps extends FilePageProps {
  readonly drafts: readonly StageDraft[];
}

/** Everything as it will be submitted, each answer with the way to change it. */
export function CheckPage(props: CheckPageProps) {
  const { view, file, call, drafts } = props;
  const lot = call.lot(file.lot);
  return (
    <FileLayout
      {...props}
      title={view.t('applications.check.title')}
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
    >
      <Missing {...props} />
      {drafts.map((draft) => (
        <section key={draft.stage}>
          {drafts.length > 1 ? <h2>{view.t(`call.stage.${draft.stage}`)}</h2> : null}
          <DraftInWords
            view={view}
            draft={draft}
            lot={lot}
            currency={call.currency}
            rules={call.file.budget}
            changeHref={(step) => `/applications/${file.id}/${step}`}
          />
          <section class="answers-section">
            <h2>{view.t('applications.documents.title')}</h2>
            <DocumentsInWords
              view={view}
              asked={askedDocuments(call.documents(draft.stage), draft.form, draft.answers)}
              documents={file.documents.filter(({ set }) => set === draft.stage)}
              href={(id) => `/applications/${file.id}/files/${id}`}
            />
            <p>
              <a href={`/applications/${file.id}/documents/${draft.stage}`}>{view.t('ui.check.change')}</a>
            </p>
          </section>
        </section>
      ))}
      <p class="actions page-end">
        {drafts.every((draft) => missingParts(draft).length === 0) ? (
          <ButtonLink href={`/applications/${file.id}/submit`}>{view.t('applications.check.toSubmit')}</ButtonLink>
        ) : (
          <ButtonLink href={`/applications/${file.id}`}>{view.t('applications.form.toTasks')}</ButtonLink>
        )}
      </p>
    </FileLayout>
  );
}

function Missing({ view, call, file, drafts }: CheckPageProps) {
  const missing = drafts.flatMap((draft) => missingParts(draft).map((part) => ({ part, stage: draft.stage, draft })));
  if (missing.length === 0) return <Notice tone="done">{view.t('applications.check.complete')}</Notice>;
  return (
    <Notice tone="attention" title={view.t('applications.check.missing', { count: missing.length })}>
      <ul>
        {missing.map(({ part, draft }) => (
          <li key={`${draft.stage} ${part}`}>
            <a href={`/applications/${file.id}/${placeOf(draft, part)}`}>{partName(view, call, part)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Where a part that lacks something is mended. */
function placeOf({ stage, form }: StageDraft, part: string): string {
  if (form.pages.some(({ id }) => id === part)) return `form/${stage}/${part}`;
  return part === 'budget' ? `budget/${stage}` : `documents/${stage}`;
}
