import { type HistoryLine, openStages } from '#libs/applications';
import { Notice } from '../ui/notice.js';
import { outageInWords, whyIn } from '../ui/why-moved.js';
import type { FilePageProps } from './file-layout.js';

export interface MovedByOutageProps extends FilePageProps {
  readonly history: readonly HistoryLine[];
}

/** The deadline that one writes towards was moved by an outage: said for as long as one may hand in. */
export function MovedByOutage({ view, file, call, history }: MovedByOutageProps) {
  const { nextDeadline, states } = file;
  if (nextDeadline === null || openStages(states).length === 0) return null;
  const last = history.findLast(({ event, payload }) => {
    return event === 'deadlineMoved' && payload['deadline'] === nextDeadline.name;
  });
  const outage = whyIn(last?.payload)?.outage;
  if (!outage) return null;
  return (
    <Notice tone="info" title={view.t('event.deadlineExtendedAfterOutage.done')}>
      <p>{outageInWords(view, outage, call.zone)}</p>
    </Notice>
  );
}
