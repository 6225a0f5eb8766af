import type { Call } from '#libs/calls';
import type { Obligation } from '#libs/programme';
import { said } from '../calls/said.js';
import { DueIn } from '../grants/due-in.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { placeOfObligation } from './obligation-places.js';
import { UnreadOf } from './unread-of.js';

export interface ObligationsTableProps {
  readonly view: View;
  readonly calls: readonly Call[];
  readonly rows: readonly Obligation[];
  /** How many messages of the applicant wait, for each of these files that has any. */
  readonly unread: ReadonlyMap<string, number>;
  /** Whether this person does what waits, or only reads. */
  readonly acts: boolean;
  /** Whether only some of what waits is asked for. */
  readonly isFiltered: boolean;
}

type OfCall = Obligation & { readonly call: Call };

/** What waits for the office, one decision a row, the oldest obligation first. */
export function ObligationsTable({ view, calls, rows, acts, unread, isFiltered }: ObligationsTableProps) {
  const ofCalls = rows.flatMap((row): OfCall[] => {
    const call = calls.find(({ id }) => id === row.callId);
    return call ? [{ ...row, call }] : [];
  });
  return (
    <DataTable<OfCall>
      view={view}
      caption={view.t('eligibility.work.group.waiting')}
      captionHidden
      rows={ofCalls}
      rowKey={({ place }) => place.key}
      empty={<EmptyState>{view.t(isFiltered ? 'eligibility.work.none' : 'eligibility.obligation.none')}</EmptyState>}
      columns={[
        { key: 'code', head: view.t('applications.file.code'), cell: (row) => <WhichOne row={row} /> },
        {
          key: 'about',
          kind: 'about',
          head: view.t('eligibility.obligation.about'),
          cell: (row) => <About view={view} row={row} />,
        },
        {
          key: 'step',
          head: view.t('eligibility.work.step'),
          cell: (row) => (
            <>
              <Step view={view} row={row} acts={acts} />
              {row.file ? <UnreadOf view={view} id={row.file.id} unread={unread.get(row.file.id) ?? 0} /> : null}
            </>
          ),
        },
        { key: 'due', head: view.t('eligibility.work.due'), cell: ({ dueAt }) => <DueIn view={view} at={dueAt} /> },
      ]}
    />
  );
}

/** The file, as its people know it; where there is none, the call. */
function WhichOne({ row: { file, call } }: { readonly row: OfCall }) {
  if (!file) return <Code>{call.code}</Code>;
  return (
    <a href={`/files/${file.id}`}>
      <Code>{file.code}</Code>
    </a>
  );
}

function About({ view, row }: { readonly view: View; readonly row: OfCall }) {
  const { file, call, text } = row;
  if (text !== null) return <bdi class="excerpt">{text}</bdi>;
  if (!file) return <>{said(view, call.file.texts.title)}</>;
  const lot = call.lots.find(({ id }) => id === file.lot);
  return (
    <>
      <bdi>{file.title}</bdi>
      <br />
      <bdi class="muted">{file.organisationName}</bdi>
      <br />
      <span class="muted">{lot ? said(view, lot.title) : file.lot}</span>
    </>
  );
}

function Step({ view, row, acts }: { readonly view: View; readonly row: OfCall; readonly acts: boolean }) {
  const { kind, many, isClarified, call } = row;
  const words = view.t(`eligibility.obligation.do.${kind}`, { count: many });
  return (
    <>
      {acts ? <a href={placeOfObligation(row, call)}>{words}</a> : words}
      {isClarified ? (
        <>
          <br />
          <Status tone="info">{view.t('eligibility.obligation.clarified')}</Status>
        </>
      ) : null}
    </>
  );
}
