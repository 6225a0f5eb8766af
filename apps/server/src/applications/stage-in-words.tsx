import type { StageDraft } from '#libs/applications';
import type { Call } from '#libs/calls';
import { inCall } from '../calls/in-call.js';
import { AnswersSection } from '../ui/answers-section.js';
import type { View } from '../ui/view.js';
import { DocumentsInWords, type DocumentsInWordsProps, DraftInWords } from './draft-in-words.js';

export interface StageInWordsProps extends Omit<DocumentsInWordsProps, 'view' | 'changeHref'> {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly draft: StageDraft;
  /** Whether its name stands above it: not where it is the only one. */
  readonly isNamed: boolean;
  /** Address of the application whose answers are changed from here; absent where nothing may be changed. */
  readonly changeRoot?: string;
  /** Whether each page opens on demand. */
  readonly isFolded?: boolean;
}

/** One part of an application, word for word, with its files. */
export function StageInWords({ changeRoot, isFolded = false, ...props }: StageInWordsProps) {
  const { view, call, lot, draft, isNamed, asked, documents, href } = props;
  return (
    <section>
      {isNamed ? <h2>{inCall(view, call).t(`call.stage.${draft.stage}`)}</h2> : null}
      <DraftInWords
        view={view}
        draft={draft}
        lot={call.lot(lot)}
        currency={call.currency}
        rules={call.file.budget}
        isFolded={isFolded}
        {...(changeRoot === undefined ? {} : { changeHref: (step: string) => `${changeRoot}/${step}` })}
      />
      <AnswersSection heading={view.t('applications.documents.title')} isFolded={isFolded}>
        <DocumentsInWords
          view={view}
          asked={asked}
          documents={documents}
          href={href}
          {...(changeRoot === undefined ? {} : { changeHref: `${changeRoot}/documents/${draft.stage}` })}
        />
      </AnswersSection>
    </section>
  );
}
