import type { SubmissionLine } from '#libs/applications';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface SubmissionsTableProps {
  readonly view: View;
  readonly submissions: readonly SubmissionLine[];
  /** Where a version is read; absent where the page has another way. */
  readonly readHref?: (version: Pick<SubmissionLine, 'stage' | 'n'>) => string;
  /** Whether the reader may open receipts; a link that leads nowhere is none. */
  readonly opensReceipts?: boolean;
}

/** What was handed in and when: every version is kept, the newest of a part counts. */
export function SubmissionsTable({ view, submissions, readHref, opensReceipts = true }: SubmissionsTableProps) {
  return (
    <DataTable<SubmissionLine>
      view={view}
      caption={view.t('applications.file.submissionsCaption')}
      captionHidden
      rows={submissions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          head: view.t('applications.file.part'),
          cell: (line) => <Version view={view} line={line} submissions={submissions} readHref={readHref} />,
        },
        {
          key: 'at',
          head: view.t('applications.file.arrived'),
          cell: ({ arrivedAt }) => <DateTime view={view} at={arrivedAt} />,
        },
        {
          key: 'receipt',
          head: view.t('applications.receipt.code'),
          cell: ({ receiptCode }) =>
            opensReceipts ? (
              <a href={`/receipts/${receiptCode}`}>
                <Code>{receiptCode}</Code>
              </a>
            ) : (
              <Code>{receiptCode}</Code>
            ),
        },
      ]}
    />
  );
}

interface VersionProps extends Pick<SubmissionsTableProps, 'view' | 'submissions'> {
  readonly readHref: SubmissionsTableProps['readHref'];
  readonly line: SubmissionLine;
}

/** Every version can be read again; the one that counts says so. */
function Version({ view, submissions, readHref, line }: VersionProps) {
  const { id, stage, n } = line;
  const name = view.t('applications.file.version', { part: view.t(`call.stage.${stage}`), n });
  if (readHref === undefined) return <>{name}</>;
  const isNewest = submissions.find((one) => one.stage === stage)?.id === id;
  return (
    <>
      <a href={readHref(line)}>{name}</a>
      {isNewest ? (
        <>
          {' '}
          <Status tone="done">{view.t('signoff.counts')}</Status>
        </>
      ) : null}
    </>
  );
}
