import type { InboxLine } from '#libs/messages';
import { nameOf } from '../applications/file-layout.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { WhoseFile } from '../ui/whose-file.js';
import { ZoneNote } from '../ui/zone-note.js';

export interface InboxPageProps {
  readonly view: View;
  readonly lines: readonly InboxLine[];
  readonly nextHref: string | null;
}

/** The files on which messages were written: which have something new, and who wrote last. */
export function InboxPage({ view, lines, nextHref }: InboxPageProps) {
  return (
    <Layout view={view} title={view.t('messages.inbox.title')} width="wide">
      {lines.length === 0 ? null : <ZoneNote view={view} />}
      <DataTable<InboxLine>
        view={view}
        caption={view.t('messages.inbox.title')}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('messages.inbox.none')}</EmptyState>}
        columns={[
          {
            key: 'file',
            kind: 'about',
            head: view.t('messages.inbox.file'),
            cell: (line) => (
              <>
                <a href={threadOf(line)}>
                  <bdi>{nameOf(view, line)}</bdi>
                </a>
                <br />
                <span class="muted">
                  <WhoseFile of={line} />
                </span>
              </>
            ),
          },
          { key: 'unread', head: view.t('messages.inbox.state'), cell: (line) => <Standing view={view} line={line} /> },
          {
            key: 'last',
            head: view.t('messages.inbox.last'),
            cell: ({ lastAt }) => <DateTime view={view} at={lastAt} show="moment" />,
          },
        ]}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function Standing({ view, line: { unread, side, lastSide } }: { readonly view: View; readonly line: InboxLine }) {
  if (unread > 0) return <Status tone="info">{view.t('messages.unread', { n: unread })}</Status>;
  const wrote = lastSide === side ? `messages.inbox.wrote.${side}` : `messages.inbox.answered.${lastSide}`;
  return <>{view.t(wrote)}</>;
}

function threadOf({ id, side }: InboxLine): string {
  return side === 'applicant' ? `/applications/${id}/messages` : `/files/${id}/messages`;
}
