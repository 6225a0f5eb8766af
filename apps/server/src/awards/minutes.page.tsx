import { currencySign } from '#libs/platform';
import { inPoints, type MinutedDecision, type MinutedFile } from '#libs/awards';
import type { Call } from '#libs/calls';
import { inCall } from '../calls/in-call.js';
import { NameOfCall } from '../calls/name-of-call.js';
import { said } from '../calls/said.js';
import { WrittenText } from '../applications/answer-in-words.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import { FileInTable } from './file-in-table.js';
import { Rank } from './rank.js';
import { CommitteePerson } from './committee-person.js';
import { CutLine } from './cut-line.js';
import { NoteList } from './discussion.page.js';
import { thresholdName } from './threshold-name.js';

export interface MinutesPageProps {
  readonly view: View;
  readonly call: Call;
  readonly decisions: readonly MinutedDecision[];
}

/** Every decision of the committee: who was there, what was decided for each file, and why. */
export function MinutesPage({ view, call, decisions }: MinutesPageProps) {
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('awards.minutes.title')}
      caption={<NameOfCall view={view} call={call} />}
      trail={[{ href: '/committee', label: view.t('awards.home.title') }]}
    >
      {decisions.length === 0 ? <EmptyState>{view.t('awards.minutes.none')}</EmptyState> : null}
      {decisions.map((minuted) => (
        <Decision key={minuted.decision.id} view={view} call={call} minuted={minuted} />
      ))}
    </Layout>
  );
}

interface DecisionProps {
  readonly view: View;
  readonly call: Call;
  readonly minuted: MinutedDecision;
}

function Decision({ view, call, minuted }: DecisionProps) {
  const { decision, decidedByName } = minuted;
  const { kind, lot, stage, decidedAt, reason } = decision;
  const lotName = lot === '' ? '' : said(view, call.lot(lot).title);
  return (
    <article class="section">
      <h2>
        {view.t(`awards.minutes.kind.${kind}`, {
          lot: lotName,
          stage: inCall(view, call).t(`evaluation.stage.${stage}`),
        })}
      </h2>
      <p>
        {view.pieces('awards.minutes.decided', {
          at: <DateTime key="at" view={view} at={decidedAt} />,
          by: <PersonName key="by" name={decidedByName} />,
        })}
      </p>
      {minuted.drawnUpByName === null ? null : (
        <p>{view.pieces('awards.minutes.drawnUp', { by: <PersonName key="by" name={minuted.drawnUpByName} /> })}</p>
      )}
      <Presence view={view} minuted={minuted} />
      <h3>{view.t('awards.minutes.reason')}</h3>
      <WrittenText text={reason} />
      <Order view={view} minuted={minuted} />
      <Said view={view} minuted={minuted} />
      {minuted.files.length > 0 ? <Files view={view} call={call} minuted={minuted} /> : null}
    </article>
  );
}

function Presence({ view, minuted }: Pick<DecisionProps, 'view' | 'minuted'>) {
  if (minuted.members.length === 0) return null;
  return (
    <>
      <h3>{view.t('awards.minutes.members')}</h3>
      <ul>
        {minuted.members.map((member) => (
          <li key={member.personId}>
            <CommitteePerson view={view} member={member} />
            &nbsp;– {view.t(`awards.minutes.${howTheyTookPart(member)}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

function howTheyTookPart({ hasConflict, wasPresent }: MinutedDecision['members'][number]) {
  if (hasConflict) return 'recused';
  return wasPresent ? 'present' : 'absent';
}

function Order({ view, minuted }: Pick<DecisionProps, 'view' | 'minuted'>) {
  if (minuted.order.length === 0) return null;
  return (
    <>
      <h3>{view.t('awards.minutes.order')}</h3>
      <ol>
        {minuted.order.map(({ applicationId, code, title, organisationName }) => (
          <li key={applicationId}>
            <Code>{code ?? ''}</Code> <bdi>{title}</bdi>&nbsp;– <bdi>{organisationName}</bdi>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What was said about single files, in the order of the ranking. */
function Said({ view, minuted }: Pick<DecisionProps, 'view' | 'minuted'>) {
  if (minuted.notes.length === 0) return null;
  const of = (id: string) => minuted.notes.filter(({ applicationId }) => applicationId === id);
  const files = minuted.files.filter(({ applicationId }) => of(applicationId).length > 0);
  return (
    <>
      <h3>{view.t('awards.discussion.notes')}</h3>
      {files.map(({ applicationId, code, title }) => (
        <section key={applicationId}>
          <h4>
            <Code>{code ?? ''}</Code> <bdi>{title}</bdi>
          </h4>
          <NoteList view={view} notes={of(applicationId)} />
        </section>
      ))}
    </>
  );
}

function Files({ view, call, minuted }: DecisionProps) {
  const { lotDecision } = minuted.decision.content;
  return (
    <>
      <h3>{view.t('awards.minutes.files')}</h3>
      {lotDecision ? (
        <p>
          <CutLine view={view} call={call} decision={lotDecision} />
        </p>
      ) : null}
      <DataTable<MinutedFile>
        view={view}
        caption={view.t('awards.minutes.files')}
        captionHidden
        rows={minuted.files}
        rowKey={({ applicationId }) => applicationId}
        columns={columnsFor({ view, call, minuted })}
      />
    </>
  );
}

function columnsFor({ view, call, minuted }: DecisionProps) {
  const { max } = call.grid(minuted.decision.stage);
  return [
    {
      key: 'rank',
      head: view.t('awards.ranking.rank'),
      cell: ({ rank }: MinutedFile) => <Rank view={view} rank={rank} />,
    },
    {
      key: 'file',
      kind: 'about' as const,
      head: view.t('awards.ranking.file'),
      cell: (file: MinutedFile) => <FileInTable file={file} href={undefined} />,
    },
    {
      key: 'total',
      kind: 'number' as const,
      head: view.t('awards.ranking.total', { max }),
      cell: ({ total }: MinutedFile) => view.format.number(inPoints(total)),
    },
    {
      key: 'requested',
      kind: 'number' as const,
      head: view.t('awards.ranking.requested', { currency: currencySign(view.lang, call.currency) }),
      cell: ({ requestedMinor }: MinutedFile) => (
        <Money view={view} minor={requestedMinor} currency={call.currency} show="amount" precision="whole" />
      ),
    },
    {
      key: 'outcome',
      head: view.t('awards.workbook.decision'),
      cell: (file: MinutedFile) => <Outcome view={view} call={call} file={file} />,
    },
  ];
}

function Outcome({ view, call, file }: Pick<DecisionProps, 'view' | 'call'> & { readonly file: MinutedFile }) {
  const { outcome, missed } = file;
  const thresholds = missed.map((threshold) => thresholdName(view, call, threshold));
  return (
    <>
      {view.t(`awards.outcome.decided.${outcome}`)}
      {thresholds.length > 0 ? <p class="muted">{view.format.list(thresholds)}</p> : null}
    </>
  );
}
