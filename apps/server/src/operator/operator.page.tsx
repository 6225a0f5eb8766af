import { gradeOf, LIMITS, type Grade, type Limits, type Standing, type Waiting } from '#libs/operation';
import type { QueueDepth } from '#libs/platform';
import { DataTable } from '../ui/data-table.js';
import { Layout } from '../ui/layout.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { OperatorTabs } from './operator-tabs.js';

export interface OperatorPageProps {
  readonly view: View;
  readonly standing: Standing;
  /** Null while the queues do not answer. */
  readonly depths: readonly QueueDepth[] | null;
}

/** One thing that is looked at: what it is, how it stands, what to do. */
interface Line {
  readonly name: string;
  readonly grade: Grade;
  readonly said: string;
}

const TONES: Readonly<Record<Grade, Tone>> = { well: 'done', warning: 'attention', wrong: 'problem' };

/** The figures that Prometheus gets, in words; what is wrong comes first. */
export function OperatorPage({ view, standing, depths }: OperatorPageProps) {
  const lines = linesOf(view, standing, depths);
  const worst = [...lines].sort((left, right) => ORDER.indexOf(left.grade) - ORDER.indexOf(right.grade));
  return (
    <Layout view={view} title={view.t('operation.title')} width="wide">
      <OperatorTabs view={view} current="/operator" put={putAside(standing)} />
      <p>{view.t('operation.intro')}</p>
      <DataTable<Line>
        view={view}
        caption={view.t('operation.title')}
        captionHidden
        rows={worst}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', head: view.t('operation.what'), cell: ({ name }) => view.t(`operation.${name}.name`) },
          {
            key: 'grade',
            head: view.t('operation.state'),
            cell: ({ grade }) => <Status tone={TONES[grade]}>{view.t(`operation.grade.${grade}`)}</Status>,
          },
          { key: 'said', kind: 'about', head: view.t('operation.found'), cell: ({ said }) => said },
          {
            key: 'todo',
            kind: 'about',
            head: view.t('operation.todo'),
            cell: ({ name, grade }) => (grade === 'well' ? null : view.t(`operation.${name}.todo`)),
          },
        ]}
      />
    </Layout>
  );
}

const ORDER: readonly Grade[] = ['wrong', 'warning', 'well'];

export function putAside({ deadTimers, deadOrders, failedMails, bouncedMails }: Standing): number {
  return deadTimers + deadOrders + failedMails + bouncedMails;
}

function linesOf(view: View, standing: Standing, depths: OperatorPageProps['depths']): readonly Line[] {
  const { clockOffsetSeconds, oldestTransactionSeconds, deadTimers, deadOrders } = standing;
  const put = putAside(standing);
  return [
    waiting(view, 'timers', standing.timers, LIMITS.timers),
    waiting(view, 'orders', standing.orders, LIMITS.orders),
    waiting(view, 'mails', standing.mails, LIMITS.mails),
    {
      name: 'deadLetters',
      grade: deadTimers + deadOrders > 0 ? 'wrong' : put > 0 ? 'warning' : 'well',
      said: view.t('operation.deadLetters.count', { n: put }),
    },
    queue(view, depths),
    {
      name: 'transaction',
      grade: gradeOf(oldestTransactionSeconds, LIMITS.transaction),
      said: view.t('operation.transaction.since', { length: ago(view, oldestTransactionSeconds) }),
    },
    {
      name: 'clock',
      grade: gradeOf(Math.abs(clockOffsetSeconds), LIMITS.clock),
      said: view.t('operation.clock.offset', { n: Math.round(Math.abs(clockOffsetSeconds) * 1_000) }),
    },
  ];
}

function waiting(view: View, name: string, { count, oldestSeconds }: Waiting, limits: Limits): Line {
  const grade = gradeOf(oldestSeconds, limits);
  if (count === 0) return { name, grade, said: view.t('operation.none') };
  return { name, grade, said: view.t('operation.waiting', { n: count, length: ago(view, oldestSeconds) }) };
}

function queue(view: View, depths: OperatorPageProps['depths']): Line {
  if (depths === null) return { name: 'queue', grade: 'wrong', said: view.t('operation.queue.away') };
  const sum = (of: QueueDepth['state']) =>
    depths.filter(({ state }) => state === of).reduce((total, { count }) => total + count, 0);
  const counts = { waiting: sum('waiting'), active: sum('active'), delayed: sum('delayed') };
  return { name: 'queue', grade: 'well', said: view.t('operation.queue.depth', counts) };
}

/** "il y a 5 minutes" */
function ago({ format }: View, seconds: number): string {
  return format.remaining(new Date(seconds * 1_000), new Date(0));
}
