import type { StageDraft } from '#libs/applications';
import { askedDocuments } from '#libs/calls';
import type { FilePageProps } from './file-layout.js';
import { StageInWords } from './stage-in-words.js';

export interface WholeDraftProps extends FilePageProps {
  readonly drafts: readonly StageDraft[];
  /** Each answer with the way to change it, or what is only read, page by page on demand. */
  readonly to: 'change' | 'read';
}

/** All parts that one submission carries, word for word, with their files. */
export function WholeDraftInWords({ view, file, call, drafts, to }: WholeDraftProps) {
  const root = `/applications/${file.id}`;
  return (
    <>
      {drafts.map((draft) => (
        <StageInWords
          key={draft.stage}
          view={view}
          call={call}
          lot={file.lot}
          draft={draft}
          isNamed={drafts.length > 1}
          asked={askedDocuments(call.documents(draft.stage), draft.form, draft.answers)}
          documents={file.documents.filter(({ set }) => set === draft.stage)}
          href={(id) => `${root}/files/${id}`}
          {...(to === 'read' ? { isFolded: true } : { changeRoot: root })}
        />
      ))}
    </>
  );
}
