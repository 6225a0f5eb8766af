import type { ApplicationFileView } from '#libs/applications';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { arrivalPieces } from './arrival-pieces.js';

export interface StandingVersionProps {
  readonly view: View;
  readonly file: Pick<ApplicationFileView, 'submissions' | 'stage'>;
}

/** What counts if nothing more is submitted in time: the version that has arrived, or nothing. */
export function StandingVersion({ view, file }: StandingVersionProps) {
  const latest = file.submissions.find(({ stage }) => stage === file.stage);
  if (!latest) return <Notice tone="attention">{view.t('signoff.nothingStands')}</Notice>;
  return (
    <Notice tone="info">
      <p>
        {view.pieces('signoff.stands', {
          n: latest.n,
          ...arrivalPieces(view, latest),
        })}
      </p>
    </Notice>
  );
}
