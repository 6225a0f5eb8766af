import type { DeadLetter, Replay } from '#libs/operation';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';
import { OperatorTabs } from './operator-tabs.js';

export interface DeadLettersPageProps {
  readonly view: View;
  readonly letters: readonly DeadLetter[];
  readonly replays: readonly Replay[];
  readonly put: number;
}

/** What was put aside, and below it what was tried again, by whom. */
export function DeadLettersPage({ view, letters, replays, put }: DeadLettersPageProps) {
  return (
    <Layout view={view} title={view.t('operation.deadLetters.name')} width="wide">
      <OperatorTabs view={view} current="/operator/dead-letters" put={put} />
      <p>{view.t('operation.deadLetters.intro')}</p>
      {letters.length + replays.length === 0 ? null : <ZoneNote view={view} />}
      <DataTable<DeadLetter>
        view={view}
        caption={view.t('operation.deadLetters.name')}
        captionHidden
        rows={letters}
        rowKey={({ kind, target, since }) => `${kind} ${target} ${since.getTime()}`}
        empty={<EmptyState>{view.t('operation.deadLetters.none')}</EmptyState>}
        columns={columnsOf(view)}
      />
      {replays.length === 0 ? null : <Replays view={view} replays={replays} />}
    </Layout>
  );
}

function columnsOf(view: View) {
  return [
    {
      key: 'kind',
      head: view.t('operation.letter.kind'),
      cell: ({ kind, about }: DeadLetter) => (
        <>
          {view.t(`operation.kind.${kind}`)} <Code>{about}</Code>
        </>
      ),
    },
    {
      key: 'since',
      head: view.t('operation.letter.since'),
      cell: ({ since }: DeadLetter) => <DateTime view={view} at={since} show="moment" />,
    },
    {
      key: 'reason',
      kind: 'about' as const,
      head: view.t('operation.letter.reason'),
      cell: ({ reason }: DeadLetter) => <Code>{reason}</Code>,
    },
    {
      key: 'replay',
      head: view.t('operation.replay.head'),
      cell: ({ kind, target }: DeadLetter) => (
        <ButtonLink href={`/operator/dead-letters/${kind}/${encodeURIComponent(target)}`} weight="secondary">
          {view.t('operation.replay.do')}
        </ButtonLink>
      ),
    },
  ];
}

function Replays({ view, replays }: Pick<DeadLettersPageProps, 'view' | 'replays'>) {
  return (
    <section>
      <h2>{view.t('operation.replays.title')}</h2>
      <DataTable<Replay>
        view={view}
        caption={view.t('operation.replays.title')}
        captionHidden
        rows={replays}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'kind',
            head: view.t('operation.letter.kind'),
            cell: ({ kind, target }) => (
              <>
                {view.t(`operation.kind.${kind}`)} <Code>{target}</Code>
              </>
            ),
          },
          {
            key: 'by',
            head: view.t('operation.replays.by'),
            cell: ({ by }) => (by === null ? view.t('role.system') : <PersonName name={by} />),
          },
          {
            key: 'at',
            head: view.t('operation.replays.at'),
            cell: ({ at }) => <DateTime view={view} at={at} show="moment" />,
          },
          {
            key: 'reason',
            kind: 'about',
            head: view.t('operation.letter.reason'),
            cell: ({ reason }) => <Code>{reason}</Code>,
          },
        ]}
      />
    </section>
  );
}
