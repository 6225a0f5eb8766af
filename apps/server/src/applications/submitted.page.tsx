import { contentDifferences, frozenMaterial, stageDraft, type SubmittedView } from '#libs/applications';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import { ChangesInWords } from './changes-in-words.js';
import { OnPaper } from '../documents/on-paper.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { inCall } from '../calls/in-call.js';
import { StageInWords } from './stage-in-words.js';

export interface SubmittedPageProps extends FilePageProps {
  readonly submitted: SubmittedView;
  /** The version before; null for the first one. */
  readonly previous: SubmittedView | null;
}

/** What was handed in, to be read again: it cannot be changed. */
export function SubmittedPage(props: SubmittedPageProps) {
  const { view, file, call, submitted, previous } = props;
  const { content } = submitted;
  const material = frozenMaterial(content);
  return (
    <FileLayout
      {...props}
      width="wide"
      title={view.t('applications.submitted.title', { part: inCall(view, call).t(`call.stage.${submitted.stage}`) })}
    >
      <Replaced {...props} />
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
      {previous ? (
        <section>
          <h2>{view.t('correction.since', { n: previous.n })}</h2>
          <ChangesInWords
            view={view}
            call={call}
            lot={content.lot}
            differences={contentDifferences(previous.content, content)}
          />
        </section>
      ) : null}
      <OnPaper view={view} receiptCode={submitted.receiptCode} language={content.declaration.language} />
      {content.stages.map((stage) => (
        <StageInWords
          key={stage}
          view={view}
          call={call}
          lot={content.lot}
          draft={stageDraft(call, stage, material)}
          isNamed={content.stages.length > 1}
          asked={call.allDocuments(stage)}
          documents={content.documents.filter(({ set }) => set === stage)}
          href={(id) => `/applications/${file.id}/files/${id}`}
        />
      ))}
    </FileLayout>
  );
}

/** Which version this is, and which one counts where it is not this. */
function Replaced({ view, file, submitted: { stage, n, isReplaced } }: SubmittedPageProps) {
  const newest = file.submissions.find((one) => one.stage === stage);
  if (!isReplaced || !newest) return <p>{view.t('signoff.version.counts', { n })}</p>;
  return (
    <Notice tone="attention">
      <p>
        {view.pieces('signoff.version.replaced', {
          n,
          link: (
            <a key="link" href={`/applications/${file.id}/submitted/${stage}/${newest.n}`}>
              {view.t('signoff.version.newest', { n: newest.n })}
            </a>
          ),
        })}
      </p>
    </Notice>
  );
}
