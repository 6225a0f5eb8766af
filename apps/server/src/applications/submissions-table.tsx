import type { SubmissionLine } from '#libs/applications';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import type { View } from '../ui/view.js';

/** What was handed in and when: every version is kept, the newest of a part counts. */
export function SubmissionsTable({
  view,
  submissions,
}: {
  readonly view: View;
  readonly submissions: readonly SubmissionLine[];
}) {
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
        {
          key: 'receipt',
          head: view.t('applications.receipt.code'),
          cell: ({ receiptCode }) => (
            <a href={`/receipts/${receiptCode}`}>
              <Code>{receiptCode}</Code>
            </a>
          ),
        },
      ]}
    />
  );
}
