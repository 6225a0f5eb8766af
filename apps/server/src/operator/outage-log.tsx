import type { Outage } from '#libs/kernel';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import type { View } from '../ui/view.js';

export interface OutageLogProps {
  readonly view: View;
  /** The earliest first. */
  readonly outages: readonly Outage[];
}

/** Enough to see whether they come oftener; the newest matter. */
const MOST_SHOWN = 20;

/** When no server answered: the newest first. */
export function OutageLog({ view, outages }: OutageLogProps) {
  return (
    <section>
      <h2>{view.t('outages.log.title')}</h2>
      <p class="muted">{view.t('outages.log.intro')}</p>
      <DataTable<Outage>
        view={view}
        caption={view.t('outages.log.title')}
        captionHidden
        narrow="table"
        rows={outages.toReversed().slice(0, MOST_SHOWN)}
        rowKey={({ from }) => from.toISOString()}
        empty={<EmptyState>{view.t('outages.log.none')}</EmptyState>}
        columns={[
          {
            key: 'from',
            head: view.t('outages.log.from'),
            cell: ({ from }) => <DateTime view={view} at={from} show="moment" />,
          },
          {
            key: 'until',
            head: view.t('outages.log.until'),
            cell: ({ until }) =>
              until === null ? view.t('outages.log.lasts') : <DateTime view={view} at={until} show="moment" />,
          },
          { key: 'length', kind: 'number', head: view.t('outages.log.length'), cell: (each) => lengthOf(view, each) },
        ]}
      />
    </section>
  );
}

function lengthOf(view: View, { from, until }: Outage): string {
  const ms = (until ?? view.now).getTime() - from.getTime();
  return view.t('outages.log.minutes', { minutes: Math.ceil(ms / 60_000) });
}
