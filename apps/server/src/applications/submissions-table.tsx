import type { SubmissionLine } from '#libs/applications';
import { Code } from '../ui/code.js';
import { type Column, DataTable } from '../ui/data-table.js';
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
          cell: ({ stage, n }) => view.t('applications.file.version', { part: view.t(`call.stage.${stage}`), n }),
        },
        {
          key: 'at',
          head: view.t('applications.file.arrived'),
          cell: ({ arrivedAt }) => <DateTime view={view} at={arrivedAt} />,
        },
        ...(readHref ? [readColumn(view, submissions, readHref)] : []),
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

/** Every version can be read again; the one that counts says so. */
function readColumn(
  view: View,
  submissions: readonly SubmissionLine[],
  readHref: (version: Pick<SubmissionLine, 'stage' | 'n'>) => string,
): Column<SubmissionLine> {
  const isNewest = ({ id, stage }: SubmissionLine) => submissions.find((one) => one.stage === stage)?.id === id;
  return {
    key: 'read',
    head: view.t('applications.file.read'),
    cell: (line) => (
      <>
        <a href={readHref(line)}>
          {view.t('applications.file.version', { part: view.t(`call.stage.${line.stage}`), n: line.n })}
        </a>
        {isNewest(line) ? (
          <>
            {' '}
            <Status tone="done">{view.t('signoff.counts')}</Status>
          </>
        ) : null}
      </>
    ),
  };
}
