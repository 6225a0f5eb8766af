import type { MyApplication } from '#libs/applications';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { nameOf } from './file-layout.js';
import { statesInWords, toneOf } from './next-words.js';

export interface MinePageProps {
  readonly view: View;
  readonly applications: readonly MyApplication[];
}

/** The applications of my organisation: where each stands and what is due next. */
export function MinePage({ view, applications }: MinePageProps) {
  return (
    <Layout view={view} title={view.t('applications.mine.title')} width="wide">
      <DataTable<MyApplication>
        view={view}
        caption={view.t('applications.mine.caption')}
        captionHidden
        rows={applications}
        rowKey={({ id }) => id}
        empty={
          <EmptyState next={<ButtonLink href="/">{view.t('applications.mine.toCalls')}</ButtonLink>}>
            {view.t('applications.mine.none')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            head: view.t('applications.file.title'),
            cell: (row) => <a href={`/applications/${row.id}`}>{nameOf(view, row)}</a>,
          },
          {
            key: 'code',
            head: view.t('applications.file.code'),
            cell: ({ code, callCode }) => <Code>{code ?? callCode}</Code>,
          },
          {
            key: 'state',
            head: view.t('applications.mine.state'),
            cell: ({ state }) => {
              const states = state.split(' ');
              return <Status tone={toneOf(states)}>{view.format.list(statesInWords(view, states))}</Status>;
            },
          },
          {
            key: 'due',
            head: view.t('applications.mine.due'),
            cell: ({ dueAt }) => (dueAt ? <DateTime view={view} at={dueAt} /> : view.t('applications.mine.noDue')),
          },
        ]}
      />
    </Layout>
  );
}
