import type { LotProgress } from '#libs/awards';
import { stageNamed } from '#libs/awards';
import type { Call } from '#libs/calls';
import type { Actor } from '#libs/kernel';
import { inCall } from '../calls/in-call.js';
import { NameOfCall } from '../calls/name-of-call.js';
import { said } from '../calls/said.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { rankingPath } from './ranking-address.js';
import { receivingUntil } from './receiving.js';

interface Entry {
  readonly call: Call;
  readonly actor: Actor;
  readonly progress: readonly LotProgress[];
}

export interface HomePageProps {
  readonly view: View;
  readonly entries: readonly Entry[];
  /** Codes of calls whose declaration this person has not signed. */
  readonly unsigned: readonly string[];
}

/** The committee's calls: which lot waits for what. */
export function HomePage({ view, entries, unsigned }: HomePageProps) {
  return (
    <Layout view={view} width="wide" title={view.t('awards.home.title')}>
      {unsigned.map((code) => (
        <Notice key={code} tone="attention" title={view.t('evaluation.queue.unsignedTitle', { call: code })}>
          <p>
            <a href={`/calls/${code}/impartiality`}>{view.t('evaluation.queue.sign')}</a>
          </p>
        </Notice>
      ))}
      {entries.length === 0 ? <EmptyState>{view.t('awards.home.none')}</EmptyState> : null}
      {entries
        .toSorted((one, other) => urgency(view, one) - urgency(view, other))
        .map((entry) => (
          <CallSection key={entry.call.id} view={view} entry={entry} />
        ))}
    </Layout>
  );
}

/** Whether files of a stage still arrive: until then nobody knows how many there will be. */
function isReceiving(view: View, call: Call, { stage, decidedAt }: LotProgress): boolean {
  return decidedAt === null && receivingUntil(call, stage, view.now) !== null;
}

/** What waits for the committee comes first, then what still arrives, then what is decided. */
function urgency(view: View, { call, progress }: Entry): number {
  const open = progress.filter(({ decidedAt }) => decidedAt === null);
  if (open.some((lot) => !isReceiving(view, call, lot))) return 0;
  return open.length > 0 ? 1 : 2;
}

function CallSection({ view, entry }: { readonly view: View; readonly entry: Entry }) {
  const { call, actor, progress } = entry;
  const seesAssessments = actor.roles.some((role) => ['officer', 'secretary', 'chair', 'auditor'].includes(role));
  return (
    <section class="section lots-of-call">
      <h2>
        <NameOfCall view={view} call={call} />
      </h2>
      <ul class="inline-links">
        {seesAssessments ? <Way view={view} to={`/calls/${call.code}/assessments`} name="assessments" /> : null}
        <Way view={view} to={`/calls/${call.code}/committee`} name="committee" />
        <Way view={view} to={`/calls/${call.code}/awards`} name="awards" />
        <Way view={view} to={`/calls/${call.code}/minutes`} name="minutes" />
      </ul>
      <Lots view={view} call={call} progress={progress} />
    </section>
  );
}

function Way({ view, to, name }: { readonly view: View; readonly to: string; readonly name: string }) {
  return (
    <li>
      <a href={to}>{view.t(`awards.home.to.${name}`)}</a>
    </li>
  );
}

function Lots({
  view,
  call,
  progress,
}: {
  readonly view: View;
  readonly call: Call;
  readonly progress: readonly LotProgress[];
}) {
  return (
    <DataTable<LotProgress>
      view={view}
      caption={view.t('awards.home.lots')}
      captionHidden
      rows={progress}
      rowKey={({ lot, stage }) => `${stage} ${lot}`}
      empty={<p class="muted">{view.t('awards.home.nothingYet')}</p>}
      columns={[
        {
          key: 'lot',
          head: view.t('awards.home.ranking'),
          cell: ({ lot, stage }) => (
            <a href={rankingPath(call.code, stageNamed(stage) ?? 'conceptNote', lot)}>
              {view.t('awards.home.rankingOf', {
                stage: inCall(view, call).t(`evaluation.stage.${stage}`),
                lot: said(view, call.lot(lot).title),
              })}
            </a>
          ),
        },
        {
          key: 'pending',
          kind: 'number',
          head: view.t('awards.home.pending'),
          cell: (lot) => (isReceiving(view, call, lot) ? null : view.format.number(lot.pending)),
        },
        {
          key: 'waiting',
          kind: 'number',
          head: view.t('awards.home.waiting'),
          cell: (lot) => (isReceiving(view, call, lot) ? null : view.format.number(lot.waiting)),
        },
        {
          key: 'state',
          head: view.t('awards.home.state'),
          cell: (lot) => <LotState view={view} call={call} lot={lot} />,
        },
      ]}
    />
  );
}

function LotState({ view, call, lot }: { readonly view: View; readonly call: Call; readonly lot: LotProgress }) {
  const { decidedAt, pending, waiting } = lot;
  if (decidedAt) {
    return (
      <>
        <Status tone="done">{view.t('awards.home.decided')}</Status> <DateTime view={view} at={decidedAt} show="day" />
      </>
    );
  }
  const deadline = receivingUntil(call, lot.stage, view.now);
  if (deadline) {
    return (
      <span class="muted">
        {view.pieces('awards.home.receiving', {
          date: <DateTime key="date" view={view} at={deadline} zone={call.zone} show="day" />,
        })}
      </span>
    );
  }
  if (pending === 0 && waiting > 0) return <Status tone="attention">{view.t('awards.home.toDecide')}</Status>;
  return <Status tone="info">{view.t('awards.home.underway')}</Status>;
}
