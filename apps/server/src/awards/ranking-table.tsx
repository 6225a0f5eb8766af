import { currencySign } from '#libs/platform';
import { type AssessmentOfFile, inPoints, type RankedLine, type RankingOfLot } from '#libs/awards';
import type { Call } from '#libs/calls';
import { Fragment } from 'preact';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Money } from '../ui/money.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { FileInTable } from './file-in-table.js';
import { Rank } from './rank.js';
import { discussionPath } from './ranking-address.js';
import { thresholdName } from './threshold-name.js';

export interface RankingTableProps {
  readonly view: View;
  readonly call: Call;
  readonly ranking: RankingOfLot;
  /** Where a file opens; null where the reader does not open files from here. */
  readonly fileHref: ((applicationId: string) => string) | null;
}

const TONES: Readonly<Record<RankedLine['outcome'], Tone>> = {
  shortListed: 'done',
  provisionallySelected: 'done',
  placedOnReserve: 'info',
  notShortListed: 'neutral',
  notSelected: 'neutral',
};

/** The files of a lot in their order, with the requested amounts added up to the cut. */
export function RankingTable(props: RankingTableProps) {
  const { view, ranking } = props;
  return (
    <DataTable<Summed>
      view={view}
      caption={view.t(`awards.ranking.caption.${ranking.stage}`)}
      captionHidden
      rows={summed(ranking.lines)}
      rowKey={({ applicationId }) => applicationId}
      empty={<EmptyState>{view.t('awards.ranking.none')}</EmptyState>}
      columns={columnsFor(props)}
      before={(line, place) => cutWords(props, cutBetween(ranking.lines[place - 1], line))}
    />
  );
}

/** A line with what everybody down to it asks for. */
type Summed = RankedLine & { readonly cumulativeMinor: number | null };

function summed(lines: readonly RankedLine[]): readonly Summed[] {
  let sum = 0;
  return lines.map((line) => {
    sum += line.rank === null ? 0 : line.requestedMinor;
    return { ...line, cumulativeMinor: line.rank === null ? null : sum };
  });
}

const TAKEN: readonly RankedLine['outcome'][] = ['shortListed', 'provisionallySelected'];

/** Drawn where the list is cut, and where the files below the threshold begin. */
function cutBetween(above: RankedLine | undefined, line: RankedLine): 'limit' | 'threshold' | null {
  if (!above) return null;
  if (above.rank !== null && line.rank === null) return 'threshold';
  return TAKEN.includes(above.outcome) && !TAKEN.includes(line.outcome) ? 'limit' : null;
}

function cutWords({ view, call, ranking }: RankingTableProps, cut: 'limit' | 'threshold' | null) {
  if (cut === null) return null;
  const limit = <Money key="limit" view={view} minor={ranking.limitMinor} currency={call.currency} precision="whole" />;
  return <>{cut === 'limit' ? view.pieces('awards.ranking.cutHere', { limit }) : view.t('awards.ranking.belowHere')}</>;
}

function columnsFor({ view, call, fileHref, ranking }: RankingTableProps) {
  const currency = currencySign(view.lang, call.currency);
  const money = (minor: number) => (
    <Money view={view} minor={minor} currency={call.currency} show="amount" precision="whole" />
  );
  return [
    {
      key: 'rank',
      head: view.t('awards.ranking.rank'),
      cell: ({ rank }: Summed) => <Rank view={view} rank={rank} />,
    },
    {
      key: 'file',
      kind: 'about' as const,
      head: view.t('awards.ranking.file'),
      cell: (file: Summed) => <FileInTable file={file} href={fileHref?.(file.applicationId)} />,
    },
    {
      key: 'assessments',
      kind: 'number' as const,
      head: view.t('awards.ranking.assessments'),
      cell: (line: Summed) => (
        <Assessments view={view} line={line} href={discussionPath(call.code, ranking, line.applicationId)} />
      ),
    },
    {
      key: 'total',
      kind: 'number' as const,
      head: view.t('awards.ranking.total', { max: call.grid(ranking.stage).max }),
      cell: ({ total }: Summed) => <strong>{view.format.number(inPoints(total))}</strong>,
    },
    {
      key: 'requested',
      kind: 'number' as const,
      head: view.t('awards.ranking.requested', { currency }),
      cell: ({ requestedMinor }: Summed) => money(requestedMinor),
    },
    {
      key: 'cumulative',
      kind: 'number' as const,
      head: view.t('awards.ranking.cumulative', { currency }),
      cell: ({ cumulativeMinor }: Summed) => (cumulativeMinor === null ? '–' : money(cumulativeMinor)),
    },
    {
      key: 'outcome',
      head: view.t('awards.ranking.outcome'),
      cell: (line: Summed) => <Outcome view={view} call={call} line={line} certainty={certaintyOf(ranking)} />,
    },
  ];
}

/** The totals behind the average, as the way to compare them; those that do not count are struck through, and said to be. */
function Assessments({ view, line, href }: { readonly view: View; readonly line: RankedLine; readonly href: string }) {
  return (
    <>
      <a href={href} class="nums">
        {line.assessments.map((assessment, i) => (
          <Fragment key={assessment.assessmentId}>
            {i > 0 ? ' · ' : null}
            <Given view={view} assessment={assessment} />
          </Fragment>
        ))}
        <span class="visually-hidden">
          {' '}
          {view.t('awards.discussion.compare')} <Code>{line.code ?? ''}</Code>
        </span>
      </a>
      {line.divergence ? <Status tone="attention">{view.t('awards.ranking.diverged')}</Status> : null}
    </>
  );
}

function Given({ view, assessment }: { readonly view: View; readonly assessment: AssessmentOfFile }) {
  const { total, counted, conflict } = assessment;
  const points = view.format.number(inPoints(total));
  if (counted) return <>{points}</>;
  return (
    <>
      <del>{points}</del>{' '}
      <span class="muted">{view.t(conflict ? 'awards.ranking.conflict' : 'awards.ranking.notCounted')}</span>
    </>
  );
}

interface OutcomeProps {
  readonly view: View;
  readonly call: Call;
  readonly line: RankedLine;
  readonly certainty: ReturnType<typeof certaintyOf>;
}

/** While files are still to come in, the ranking may change, and nothing is foretold. */
export function certaintyOf({ decided, pending }: { readonly decided: object | null; readonly pending: number }) {
  if (decided !== null) return 'decided';
  return pending > 0 ? 'soFar' : 'proposed';
}

function Outcome({ view, call, line, certainty }: OutcomeProps) {
  const { outcome, reasonCode, missed, tiedWith } = line;
  return (
    <>
      <span class="ranking-outcome">
        <Status tone={TONES[outcome]}>{view.t(`awards.outcome.${certainty}.${outcome}`)}</Status>
      </span>
      {reasonCode === 'belowThreshold' ? (
        <p class="muted">{view.format.list(missed.map((threshold) => thresholdName(view, call, threshold)))}</p>
      ) : null}
      {tiedWith.length > 0 ? <p class="muted">{view.t('awards.ranking.tied')}</p> : null}
    </>
  );
}
