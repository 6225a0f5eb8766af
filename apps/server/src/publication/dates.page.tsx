import { type DateName, EXTENDABLE, instantOf } from '#libs/calls';
import type { DateChangeRead, ExtensionNews, OutagesOfCall } from '#libs/publication';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { Timeline } from '../ui/timeline.js';
import { WhyMoved } from '../ui/why-moved.js';
import type { View } from '../ui/view.js';
import { OutagesSection } from './outages-section.js';
import { officePath, PublicationLayout, type PublicationLayoutProps } from './publication-layout.js';

export interface DatesPageProps extends Pick<PublicationLayoutProps, 'view' | 'call' | 'state'> {
  readonly history: readonly DateChangeRead[];
  readonly news: ExtensionNews | null;
  readonly outages: OutagesOfCall;
  /** Whether this person may extend a date of the call as it stands. */
  readonly mayExtend: boolean;
}

interface DateRow {
  readonly name: DateName;
  readonly at: Date;
}

/** The dates of a call as they hold now, what can be extended, and every change with who made it and why. */
export function DatesPage({ view, call, state, history, news, outages, mayExtend }: DatesPageProps) {
  const rows = [...call.dates().keys()].flatMap((name): DateRow[] => {
    const at = call.calendar.date(name);
    return at ? [{ name, at }] : [];
  });
  return (
    <PublicationLayout view={view} call={call} state={state} title={view.t('publication.dates.title')} current="dates">
      {news ? <News view={view} news={news} /> : null}
      <p>{view.t('site.call.zone', { zone: view.format.zoneName(call.zone, view.now) })}</p>
      <DataTable<DateRow>
        view={view}
        caption={view.t('publication.dates.title')}
        captionHidden
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'date', head: view.t('publication.dates.date'), cell: ({ name }) => view.t(`call.date.${name}`) },
          {
            key: 'at',
            head: view.t('publication.dates.at'),
            cell: ({ at }) => <DateTime view={view} at={at} zone={call.zone} show="moment" />,
          },
          {
            key: 'left',
            head: view.t('publication.dates.left'),
            cell: ({ at }) => <span class="muted">{view.format.roughlyRemaining(view.now, at, call.zone)}</span>,
          },
          ...(mayExtend
            ? [
                {
                  key: 'extend',
                  head: view.t('publication.dates.extend'),
                  cell: (row: DateRow) =>
                    isExtendable(view, row) ? <ExtendLink view={view} code={call.code} row={row} /> : null,
                },
              ]
            : []),
        ]}
      />
      <section class="section">
        <h2>{view.t('publication.dates.history')}</h2>
        <History view={view} history={history} />
      </section>
      <OutagesSection view={view} call={call} outages={outages} />
    </PublicationLayout>
  );
}

function isExtendable({ now }: View, { name, at }: DateRow): boolean {
  return at > now && EXTENDABLE.some((one) => one === name);
}

function ExtendLink({ view, code, row }: { readonly view: View; readonly code: string; readonly row: DateRow }) {
  const { name } = row;
  return (
    <a href={`${officePath(code, 'dates')}/${name}`}>
      {view.t('publication.dates.extendThis')}
      <span class="visually-hidden"> {view.t(`call.date.${name}`)}</span>
    </a>
  );
}

function History({ view, history }: Pick<DatesPageProps, 'view' | 'history'>) {
  if (history.length === 0) return <EmptyState>{view.t('publication.dates.never')}</EmptyState>;
  return (
    <Timeline
      view={view}
      moments={history.map(({ id, at, name, by, reason, outage, from, to, zone }) => ({
        key: id,
        at,
        title: view.t('publication.dates.moved', { date: view.t(`call.date.${name}`) }),
        ...(by === null ? {} : { by }),
        tone: 'attention' as const,
        children: (
          <>
            <p>
              {view.pieces('publication.dates.fromTo', {
                from: (
                  <DateTime key="from" view={view} at={instantOf({ local: from, zone })} zone={zone} show="moment" />
                ),
                to: <DateTime key="to" view={view} at={instantOf({ local: to, zone })} zone={zone} show="moment" />,
              })}
            </p>
            <WhyMoved view={view} zone={zone} why={{ reason, outage }} />
          </>
        ),
      }))}
    />
  );
}

/** How far the newest extension has come: the files, and the mails about it. */
function News({ view, news }: { readonly view: View; readonly news: ExtensionNews }) {
  const { queued, sent, bounced, failed } = news.mails;
  return (
    <Notice tone={bounced + failed > 0 ? 'attention' : 'info'} title={view.t('publication.dates.news')}>
      <p>{view.t(news.isComplete ? 'publication.dates.allMoved' : 'publication.dates.moving')}</p>
      <p>{view.t('publication.dates.mails', { sent, queued, undelivered: bounced + failed })}</p>
    </Notice>
  );
}
