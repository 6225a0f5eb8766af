import type { RankingOfLot } from '#libs/awards';
import type { Call } from '#libs/calls';
import type { Reason } from '#libs/workflow';
import type { ComponentChildren } from 'preact';
import { said } from '../calls/said.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { CommitteeFaults } from './committee-faults.js';
import { rankingPath } from './ranking-address.js';
import { RankingTable } from './ranking-table.js';

export interface DecisionPreviewProps {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly ranking: RankingOfLot;
  readonly errors: readonly FieldError[];
  /** The ranking changed between its preview and its confirmation. */
  readonly isChanged: boolean;
  /** Why it cannot be done now. */
  readonly reasons: readonly Reason[];
  readonly children: ComponentChildren;
}

/**
 * What a decision on a lot does to each of its files, above what is asked of the reader. Where it cannot be taken now,
 * that is said first, and nothing is foretold.
 */
export function DecisionPreview(props: DecisionPreviewProps) {
  const { view, call, lot, ranking, errors, isChanged, reasons, children } = props;
  const { stage } = ranking;
  const isBlocked = reasons.length > 0;
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t(`awards.decision.title.${stage}`, { lot: said(view, call.lot(lot).title) })}
      caption={<bdi>{call.code}</bdi>}
      back={{ href: rankingPath(call.code, stage, lot), label: view.t('awards.decision.back') }}
      errors={errors}
    >
      {isChanged ? (
        <Notice tone="attention" role="alert">
          {view.t('awards.decision.changed')}
        </Notice>
      ) : null}
      {isBlocked ? children : <p class="lead">{view.t(`awards.decision.ask.${stage}`, counts(ranking))}</p>}
      <CommitteeFaults view={view} faults={ranking.committeeFaults} members={ranking.members} />
      <RankingTable view={view} call={call} ranking={ranking} fileHref={(id) => `/files/${id}`} />
      <p class="no-print">
        <a href={`${rankingPath(call.code, stage, lot)}/letters`}>{view.t('letters.see')}</a>
      </p>
      {isBlocked ? null : children}
    </Layout>
  );
}

function counts({ lines }: RankingOfLot): Record<string, number> {
  const of = (...outcomes: readonly string[]): number =>
    lines.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    taken: of('shortListed', 'provisionallySelected'),
    reserve: of('placedOnReserve'),
    rejected: of('notShortListed', 'notSelected'),
  };
}

/** Why a list cannot be decided now; the use cases find the same once more, under their locks. */
export function reasonsAgainst({ waiting, pending, isTieAcrossCut, committeeFaults }: RankingOfLot): readonly Reason[] {
  return [
    ...(waiting === 0 ? [{ code: 'awards.nothingToDecide', params: {} }] : []),
    ...(pending > 0 ? [{ code: 'awards.filesPending', params: { count: pending } }] : []),
    ...(isTieAcrossCut ? [{ code: 'awards.tieOpen', params: {} }] : []),
    ...(committeeFaults.length > 0 ? [{ code: 'awards.committeeNotLegal', params: {} }] : []),
  ];
}
