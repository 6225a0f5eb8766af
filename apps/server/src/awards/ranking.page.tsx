import type { RankingOfLot } from '#libs/awards';
import type { Call } from '#libs/calls';
import type { Actor } from '#libs/kernel';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { CommitteeFaults } from './committee-faults.js';
import { CutLine } from './cut-line.js';
import { discussionPath, rankingPath } from './ranking-address.js';
import { RankingTable } from './ranking-table.js';
import { receivingUntil } from './receiving.js';

export interface RankingPageProps {
  readonly view: View;
  readonly call: Call;
  readonly actor: Actor;
  readonly lot: string;
  readonly ranking: RankingOfLot;
}

/** Roles that read what will be written before it is decided. */
const READS_LETTERS = ['chair', 'secretary', 'officer', 'authority', 'auditor'];
/** Roles that open a file from the ranking. */
const OPENS_FILES = ['officer', 'auditor', 'authority', 'chair', 'secretary'];

/** The ranking of a lot with its cut, live until the committee has decided. */
export function RankingPage(props: RankingPageProps) {
  const { view, call, actor, lot, ranking } = props;
  const { stage } = ranking;
  const opensFiles = actor.roles.some((role) => OPENS_FILES.includes(role));
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('awards.ranking.title', { lot: said(view, call.lot(lot).title) })}
      caption={
        <>
          <Code>{call.code}</Code>&nbsp;– {inCall(view, call).t(`evaluation.stage.${stage}`)}
        </>
      }
      trail={[{ href: '/committee', label: view.t('awards.home.title') }]}
    >
      <Tabs
        view={view}
        label={view.t('awards.ranking.tabs')}
        tabs={call.lots.map(({ id, title }) => ({
          href: rankingPath(call.code, stage, id),
          label: said(view, title),
          current: id === lot,
        }))}
      />
      <p class="lead">
        <CutLine view={view} call={call} decision={ranking} />
      </p>
      <Standing {...props} />
      <ToDiscuss {...props} />
      <RankingTable view={view} call={call} ranking={ranking} fileHref={opensFiles ? (id) => `/files/${id}` : null} />
      <ul class="inline-links no-print">
        {call.stages
          .filter((each) => each !== stage)
          .map((each) => (
            <li key={each}>
              <a href={rankingPath(call.code, each, lot)}>{view.t(`awards.ranking.caption.${each}`)}</a>
            </li>
          ))}
        {ranking.lines.length === 0 ? null : (
          <li>
            <a href={`${rankingPath(call.code, stage, lot)}/ranking.csv`}>{view.t('awards.csv')}</a>
          </li>
        )}
        <li>
          <a href={`/calls/${call.code}/workbook/${stage}`}>{view.t('awards.workbook.download')}</a>
        </li>
      </ul>
    </Layout>
  );
}

/** The secretary draws the decision up, the chair confirms it; the others read how far it is. */
function WaysOn({
  view,
  actor,
  path,
  ranking,
}: Pick<RankingPageProps, 'view' | 'actor' | 'ranking'> & { readonly path: string }) {
  const { draft, pending, isTieAcrossCut, stage } = ranking;
  const isReady = pending === 0 && !isTieAcrossCut;
  const weight = (isNext: boolean) => (isReady && isNext ? 'primary' : 'secondary');
  return (
    <>
      {draft ? <Notice tone="info">{view.t('awards.draft.waits')}</Notice> : null}
      <p class="actions no-print">
        {actor.roles.includes('secretary') ? (
          <ButtonLink href={`${path}/draft`} weight={weight(draft === null)}>
            {view.t(draft ? 'awards.draft.again' : 'awards.draft.link')}
          </ButtonLink>
        ) : null}
        {actor.roles.includes('chair') ? (
          <ButtonLink href={`${path}/decision`} weight={weight(draft !== null)}>
            {view.t(`awards.decision.link.${stage}`)}
          </ButtonLink>
        ) : null}
        {actor.roles.some((role) => READS_LETTERS.includes(role)) ? (
          <ButtonLink href={`${path}/letters`} weight="secondary">
            {view.t('letters.see')}
          </ButtonLink>
        ) : null}
      </p>
    </>
  );
}

/** The files on which two assessors disagree: what a committee talks about before it decides. */
function ToDiscuss({ view, call, ranking }: RankingPageProps) {
  const diverging = ranking.decided ? [] : ranking.lines.filter(({ divergence }) => divergence !== null);
  if (diverging.length === 0) return null;
  return (
    <section class="section">
      <h2>{view.t('awards.ranking.toDiscuss', { count: diverging.length })}</h2>
      <ul>
        {diverging.map(({ applicationId, code, title }) => (
          <li key={applicationId}>
            <a href={discussionPath(call.code, ranking, applicationId)}>
              <Code>{code ?? ''}</Code> <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Files that are not scored yet; while more of them arrive, their number says nothing. */
function Pending({ view, call, ranking: { stage, pending } }: Pick<RankingPageProps, 'view' | 'call' | 'ranking'>) {
  const until = receivingUntil(call, stage, view.now);
  return (
    <Notice tone="info">
      {until === null
        ? view.t('awards.ranking.pending', { count: pending })
        : view.pieces('awards.ranking.receiving', {
            date: <DateTime key="date" view={view} at={until} zone={call.zone} />,
          })}
    </Notice>
  );
}

/** Decided, or what still keeps it from being decided, or the way to decide. */
function Standing({ view, call, actor, lot, ranking }: RankingPageProps) {
  const { decided, pending, waiting, isTieAcrossCut, committeeFaults, members, ties, stage } = ranking;
  if (decided) {
    const by = members.find(({ personId }) => personId === decided.decidedBy)?.name ?? '';
    return (
      <Notice tone="done">
        <p>
          {view.pieces('awards.ranking.decided', {
            at: <DateTime key="at" view={view} at={decided.decidedAt} />,
            by: <bdi key="by">{by}</bdi>,
          })}
        </p>
        <p dir="auto">{decided.reason}</p>
      </Notice>
    );
  }
  const path = rankingPath(call.code, stage, lot);
  const isChair = actor.roles.includes('chair');
  return (
    <>
      {pending > 0 ? <Pending view={view} call={call} ranking={ranking} /> : null}
      <CommitteeFaults view={view} faults={committeeFaults} members={members} />
      {isTieAcrossCut ? <Notice tone="attention">{view.t('awards.ranking.tieAcross')}</Notice> : null}
      {isChair && ties.length > 0 ? (
        <p class="actions no-print">
          <ButtonLink href={`${path}/tie`} weight={isTieAcrossCut ? 'primary' : 'secondary'}>
            {view.t('awards.tie.link')}
          </ButtonLink>
        </p>
      ) : null}
      {waiting > 0 ? <WaysOn {...{ view, actor, path, ranking }} /> : null}
    </>
  );
}
