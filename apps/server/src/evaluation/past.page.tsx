import type { Call } from '#libs/calls';
import type { PastAssessment } from '#libs/evaluation';
import { inCall } from '../calls/in-call.js';
import { Code } from '../ui/code.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';
import { points, pointsOutOf } from './points.js';

export interface PastPageProps {
  readonly view: View;
  readonly assessments: readonly PastAssessment[];
  /** By their codes. */
  readonly calls: ReadonlyMap<string, Call>;
  readonly nextHref: string | null;
}

/** What somebody has scored, newest first, with the result once the others are final too. */
export function PastPage({ view, assessments, calls, nextHref }: PastPageProps) {
  const title = view.t('evaluation.past.title');
  return (
    <Layout view={view} title={title} width="wide" back={{ href: '/assessments', label: view.t('evaluation.toQueue') }}>
      {assessments.length === 0 ? null : <ZoneNote view={view} />}
      <DataTable<PastAssessment>
        view={view}
        caption={title}
        captionHidden
        rows={assessments}
        rowKey={({ assessmentId }) => assessmentId}
        empty={<EmptyState>{view.t('evaluation.past.none')}</EmptyState>}
        columns={[...whichFile(view, calls), ...howItWasScored(view, calls)]}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function whichFile(view: View, calls: PastPageProps['calls']): readonly Column<PastAssessment>[] {
  return [
    {
      key: 'code',
      head: view.t('evaluation.file.code'),
      cell: ({ assignmentId, code }) => (
        <a href={`/assessments/${assignmentId}`}>
          <Code>{code ?? ''}</Code>
        </a>
      ),
    },
    { key: 'title', head: view.t('evaluation.file.title'), cell: ({ title }) => <bdi>{title}</bdi> },
    {
      key: 'stage',
      head: view.t('evaluation.file.stage'),
      cell: ({ callCode, stage }) => inCall(view, calls.get(callCode)).t(`evaluation.stage.${stage}`),
    },
  ];
}

function howItWasScored(view: View, calls: PastPageProps['calls']): readonly Column<PastAssessment>[] {
  const onItsScale = ({ callCode, stage }: PastAssessment, halves: number) => {
    const call = calls.get(callCode);
    const given = call ? pointsOutOf(view, halves, call.grid(stage).max) : points(view, halves);
    return <span class="nums nowrap">{given}</span>;
  };
  return [
    {
      key: 'at',
      head: view.t('evaluation.past.at'),
      cell: ({ submittedAt }) => <DateTime view={view} at={submittedAt} show="moment" />,
    },
    {
      key: 'total',
      kind: 'number',
      head: view.t('evaluation.past.own'),
      cell: (past) => onItsScale(past, past.totalHalves),
    },
    {
      key: 'result',
      kind: 'number',
      head: view.t('evaluation.past.result'),
      cell: (past) => (past.resultHalves === null ? '–' : onItsScale(past, past.resultHalves)),
    },
  ];
}
