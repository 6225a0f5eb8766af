import { entitled, type RankingOfLot } from '#libs/awards';
import type { Call } from '#libs/calls';
import type { Reason } from '#libs/workflow';
import { said } from '../calls/said.js';
import { type Typed, typedText } from '../http/read-form.js';
import { newFormKey } from '../http/views.js';
import { ActionForm } from '../ui/action-form.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { CommitteeFaults } from './committee-faults.js';
import { MeetingFields } from './meeting-form.js';
import { rankingPath } from './ranking-address.js';
import { RankingTable } from './ranking-table.js';

export interface DecisionPageProps {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly ranking: RankingOfLot;
  /** What was typed before, null at first. */
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  /** The ranking changed between its preview and its confirmation. */
  readonly isChanged: boolean;
}

/** The preview of a decision, with the button that takes it. */
export function DecisionPage(props: DecisionPageProps) {
  const { view, call, lot, ranking, errors, isChanged } = props;
  const { stage } = ranking;
  const path = rankingPath(call.code, stage, lot);
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t(`awards.decision.title.${stage}`, { lot: said(view, call.lot(lot).title) })}
      caption={<bdi>{call.code}</bdi>}
      back={{ href: path, label: view.t('awards.decision.back') }}
      errors={errors}
    >
      {isChanged ? (
        <Notice tone="attention" role="alert">
          {view.t('awards.decision.changed')}
        </Notice>
      ) : null}
      <p class="lead">{view.t(`awards.decision.ask.${stage}`, counts(ranking))}</p>
      <CommitteeFaults view={view} faults={ranking.committeeFaults} members={ranking.members} />
      <RankingTable view={view} call={call} ranking={ranking} fileHref={(id) => `/files/${id}`} />
      <Confirmation {...props} />
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

function Confirmation({ view, call, lot, ranking, typed, errors }: DecisionPageProps) {
  const { stage, members, fingerprint } = ranking;
  const able = entitled(members);
  const present = typed ? [typed['present'] ?? []].flat() : able.map(({ personId }) => personId);
  return (
    <ActionForm
      view={view}
      action={`${rankingPath(call.code, stage, lot)}/decision`}
      label={view.t(`awards.decision.do.${stage}`)}
      hidden={{ _key: newFormKey(), seen: fingerprint }}
      reasons={reasonsAgainst(ranking)}
    >
      <MeetingFields
        view={view}
        members={able}
        present={present}
        reason={typed ? typedText(typed, 'reason') : ''}
        errors={errors}
      />
    </ActionForm>
  );
}

/** Why the list cannot be decided now; the use case finds the same once more, under its locks. */
function reasonsAgainst({ waiting, pending, isTieAcrossCut, committeeFaults }: RankingOfLot): readonly Reason[] {
  return [
    ...(waiting === 0 ? [{ code: 'awards.nothingToDecide', params: {} }] : []),
    ...(pending > 0 ? [{ code: 'awards.filesPending', params: { count: pending } }] : []),
    ...(isTieAcrossCut ? [{ code: 'awards.tieOpen', params: {} }] : []),
    ...(committeeFaults.length > 0 ? [{ code: 'awards.committeeNotLegal', params: {} }] : []),
  ];
}
