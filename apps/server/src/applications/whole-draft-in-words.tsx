import type { StageDraft } from '#libs/applications';
import { askedDocuments } from '#libs/calls';
import type { FilePageProps } from './file-layout.js';
import { AnswersSection } from '../ui/answers-section.js';
import { DocumentsInWords, DraftInWords } from './draft-in-words.js';
import { inCall } from '../calls/in-call.js';

export interface WholeDraftProps extends FilePageProps {
  readonly drafts: readonly StageDraft[];
  /** Each answer with the way to change it, or what is only read, page by page on demand. */
  readonly to: 'change' | 'read';
}

/** All parts that one submission carries, word for word, with their files. */
export function WholeDraftInWords({ view, file, call, drafts, to }: WholeDraftProps) {
  const isFolded = to === 'read';
  const root = `/applications/${file.id}`;
  return (
    <>
      {drafts.map((draft) => (
        <section key={draft.stage}>
          {drafts.length > 1 ? <h2>{inCall(view, call).t(`call.stage.${draft.stage}`)}</h2> : null}
          <DraftInWords
            view={view}
            draft={draft}
            lot={call.lot(file.lot)}
            currency={call.currency}
            rules={call.file.budget}
            {...(isFolded ? { isFolded } : { changeHref: (step: string) => `${root}/${step}` })}
          />
          <AnswersSection heading={view.t('applications.documents.title')} isFolded={isFolded}>
            <DocumentsInWords
              view={view}
              asked={askedDocuments(call.documents(draft.stage), draft.form, draft.answers)}
              documents={file.documents.filter(({ set }) => set === draft.stage)}
              href={(id) => `${root}/files/${id}`}
            />
            {isFolded ? null : (
              <p>
                <a href={`${root}/documents/${draft.stage}`}>{view.t('ui.check.change')}</a>
              </p>
            )}
          </AnswersSection>
        </section>
      ))}
    </>
  );
}
