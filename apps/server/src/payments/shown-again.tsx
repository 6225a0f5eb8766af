import type { Reason } from '#libs/workflow';
import { Notice } from '../ui/notice.js';
import { reasonText } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';

export interface ShownAgainProps {
  readonly view: View;
  /** What changed since the reader saw it, or what stands in the way; empty where nothing was refused. */
  readonly reasons: readonly Reason[];
  /** What is said above them. */
  readonly title: string;
}

/** Above a page that is shown again: nothing was done, and what is different now from what was seen. */
export function ShownAgain({ view, reasons, title }: ShownAgainProps) {
  if (reasons.length === 0) return null;
  return (
    <Notice tone="problem" role="alert" title={title}>
      <ul>
        {reasons.map((reason, place) => (
          <li key={place}>{reasonText(view, reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}
