import { frozenMaterial, stageDraft, type SubmittedView } from '#libs/applications';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { DocumentsInWords, DraftInWords } from './draft-in-words.js';
import { FileLayout, type FilePageProps } from './file-layout.js';

export interface SubmittedPageProps extends FilePageProps {
  readonly submitted: SubmittedView;
}

/** What was handed in, to be read again: it cannot be changed. */
export function SubmittedPage(props: SubmittedPageProps) {
  const { view, file, call, submitted } = props;
  const { content } = submitted;
  const material = frozenMaterial(content);
  return (
    <FileLayout
      {...props}
      title={view.t('applications.submitted.title', { part: view.t(`call.stage.${submitted.stage}`) })}
    >
      <p class="lead">
        {view.pieces('applications.submitted.lead', {
          at: <DateTime key="at" view={view} at={submitted.arrivedAt} />,
          receipt: (
            <a key="receipt" href={`/receipts/${submitted.receiptCode}`}>
              <Code>{submitted.receiptCode}</Code>
            </a>
          ),
        })}
      </p>
      {content.stages.map((stage) => (
        <section key={stage}>
          {content.stages.length > 1 ? <h2>{view.t(`call.stage.${stage}`)}</h2> : null}
          <DraftInWords
            view={view}
            draft={stageDraft(call, stage, material)}
            lot={call.lot(content.lot)}
            currency={call.currency}
            rules={call.file.budget}
          />
          <section class="answers-section">
            <h2>{view.t('applications.documents.title')}</h2>
            <DocumentsInWords
              view={view}
              asked={call.allDocuments(stage)}
              documents={content.documents.filter(({ set }) => set === stage)}
              href={(id) => `/applications/${file.id}/files/${id}`}
            />
          </section>
        </section>
      ))}
    </FileLayout>
  );
}
