import type { ApplicationFileView } from '#libs/applications';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import type { View } from '../ui/view.js';

type Arrived = Pick<ApplicationFileView['submissions'][number], 'arrivedAt' | 'receiptCode'>;

/** When a version arrived, and the way to its receipt, for the sentences that name both. */
export function arrivalPieces(view: View, { arrivedAt, receiptCode }: Arrived) {
  return {
    at: <DateTime key="at" view={view} at={arrivedAt} />,
    receipt: (
      <a key="receipt" href={`/receipts/${receiptCode}`}>
        <Code>{receiptCode}</Code>
      </a>
    ),
  };
}
