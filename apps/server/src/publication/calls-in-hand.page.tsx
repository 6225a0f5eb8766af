import type { CallInHand } from '#libs/publication';
import { said } from '../calls/said.js';
import { DueIn } from '../grants/due-in.js';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';
import { toneOfCall } from './call-tones.js';
import { officePath } from './publication-layout.js';

export interface CallsInHandPageProps {
  readonly view: View;
  readonly calls: readonly CallInHand[];
  /** Whether this person may bring a new call. */
  readonly mayDraft: boolean;
}

/** Every call of the office, drafts too: where it stands, and what comes next. */
export function CallsInHandPage({ view, calls, mayDraft }: CallsInHandPageProps) {
  return (
    <Layout view={view} title={view.t('publication.list.title')} width="wide">
      <p class="lead">{view.t('publication.list.lead')}</p>
      {mayDraft ? (
        <p class="actions">
          <ButtonLink href="/publication/new" weight="secondary">
            {view.t('publication.new.title')}
          </ButtonLink>
        </p>
      ) : null}
      {calls.length === 0 ? null : <ZoneNote view={view} />}
      <DataTable<CallInHand>
        view={view}
        caption={view.t('publication.list.title')}
        captionHidden
        rows={calls}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('publication.list.none')}</EmptyState>}
        columns={[
          {
            key: 'code',
            head: view.t('publication.list.code'),
            cell: ({ code }) => (
              <a href={officePath(code, 'sheet')}>
                <Code>{code}</Code>
              </a>
            ),
          },
          {
            key: 'title',
            kind: 'about',
            head: view.t('publication.list.call'),
            cell: ({ title }) => said(view, title),
          },
          {
            key: 'state',
            head: view.t('publication.list.state'),
            cell: ({ state }) => <Status tone={toneOfCall(state)}>{view.t(`state.call.${state}`)}</Status>,
          },
          {
            key: 'next',
            head: view.t('publication.list.next'),
            cell: (call) => <NextDate view={view} call={call} />,
          },
          {
            key: 'files',
            kind: 'number',
            head: view.t('publication.list.files'),
            cell: ({ files }) => view.format.number(files),
          },
        ]}
      />
    </Layout>
  );
}

function NextDate({ view, call: { next, zone } }: { readonly view: View; readonly call: CallInHand }) {
  if (!next) return <span class="muted">{view.t('publication.list.nothingNext')}</span>;
  return (
    <>
      {view.t(`call.date.${next.deadline}`)}
      <br />
      <DueIn view={view} at={next.at} zone={zone} hour />
    </>
  );
}
