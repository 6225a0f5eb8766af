import type { PageAnswers } from '#libs/applications';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

/** Two people wrote on one page: nothing is overwritten before somebody has seen both. */
export function ChangedMeanwhile({ view, stored }: { readonly view: View; readonly stored: PageAnswers }) {
  return (
    <Notice tone="attention" role="alert" title={view.t('applications.conflict.title')}>
      <p>
        {stored.updatedAt
          ? view.pieces('applications.conflict.when', {
              time: <DateTime key="time" view={view} at={stored.updatedAt} show="hour" />,
            })
          : null}
      </p>
      <p>{view.t('applications.conflict.what')}</p>
    </Notice>
  );
}
