import type { Call } from '#libs/calls';
import type { Queue, QueuedFile } from '#libs/evaluation';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { Deadline, DeadlineBanner } from '../ui/deadline.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Progress } from '../ui/progress.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface QueuePageProps {
  readonly view: View;
  readonly queues: readonly Queue[];
  readonly calls: readonly Call[];
  /** Codes of calls whose declaration is not signed yet. */
  readonly unsigned: readonly string[];
}

/** What an assessor has to read, call by call, with one way on. */
export function QueuePage({ view, queues, calls, unsigned }: QueuePageProps) {
  const dates = queues.flatMap(({ dueAt, next }) => (dueAt && next ? [dueAt.getTime()] : []));
  const callOf = ({ callId }: Queue) => calls.find(({ id }) => id === callId);
  const soonest = dates.length > 0 ? new Date(Math.min(...dates)) : null;
  return (
    <Layout
      view={view}
      title={view.t('evaluation.queue.title')}
      width="wide"
      banner={soonest ? <DeadlineBanner view={view} at={soonest} kind="due" /> : null}
    >
      {unsigned.map((code) => (
        <Unsigned key={code} view={view} code={code} />
      ))}
      {queues.length === 0 && unsigned.length === 0 ? <EmptyState>{view.t('evaluation.queue.none')}</EmptyState> : null}
      {queues
        .filter(({ next }) => next !== null)
        .toSorted(bySoonestFirst)
        .map((queue) => (
          <QueueOfCall key={`${queue.callId} ${queue.stage}`} view={view} queue={queue} call={callOf(queue)} />
        ))}
      {queues
        .filter(({ next }) => next === null)
        .map((queue) => (
          <FinishedQueue key={`${queue.callId} ${queue.stage}`} view={view} queue={queue} call={callOf(queue)} />
        ))}
      <p>
        <a href="/assessments/past">{view.t('evaluation.queue.past')}</a>
      </p>
    </Layout>
  );
}

function Unsigned({ view, code }: { readonly view: View; readonly code: string }) {
  return (
    <Notice tone="attention" title={view.t('evaluation.queue.unsignedTitle', { call: code })}>
      <p>{view.t('evaluation.queue.unsigned')}</p>
      <p>
        <a href={`/calls/${code}/impartiality`}>{view.t('evaluation.queue.sign')}</a>
      </p>
    </Notice>
  );
}

interface QueueOfCallProps {
  readonly view: View;
  readonly queue: Queue;
  readonly call: Call | undefined;
}

/** What is due first comes first; what has no date yet waits. */
function bySoonestFirst(one: Queue, other: Queue): number {
  return (one.dueAt?.getTime() ?? Infinity) - (other.dueAt?.getTime() ?? Infinity);
}

function NameOfQueue({ view, call, queue: { stage, callCode } }: QueueOfCallProps) {
  return (
    <>
      {inCall(view, call).t(`evaluation.stage.${stage}`)}&nbsp;– <Code>{callCode}</Code>
    </>
  );
}

/** A stage that is done: kept at hand, out of the way of what is still to be read. */
function FinishedQueue({ view, queue, call }: QueueOfCallProps) {
  return (
    <section class="section">
      <h2>
        <NameOfQueue view={view} queue={queue} call={call} />
      </h2>
      <Notice tone="done">{view.t('evaluation.queue.finished')}</Notice>
      <details>
        <summary>{view.t('evaluation.queue.show', { count: queue.total })}</summary>
        <Files view={view} queue={queue} call={call} />
      </details>
    </section>
  );
}

function QueueOfCall({ view, queue, call }: QueueOfCallProps) {
  const { done, total, next, dueAt, hasDeclared } = queue;
  return (
    <section class="section">
      <h2>
        <NameOfQueue view={view} queue={queue} call={call} />
      </h2>
      {call ? <p class="muted">{said(view, call.file.texts.title)}</p> : null}
      <Progress label={view.t('evaluation.queue.progress', { done, total })} done={done} total={total} />
      {dueAt ? (
        <Deadline
          view={view}
          at={dueAt}
          kind="due"
          of={view.t('evaluation.queue.due')}
          zone={call?.zone ?? view.zone}
        />
      ) : null}
      {hasDeclared && next ? (
        <p class="actions">
          <ButtonLink href={`/assessments/${next}`}>
            {view.t(done === 0 ? 'evaluation.queue.start' : 'evaluation.queue.next')}
          </ButtonLink>
        </p>
      ) : null}
      {hasDeclared ? <Files view={view} queue={queue} call={call} /> : null}
    </section>
  );
}

const TONES: Readonly<Record<QueuedFile['progress'], Tone>> = {
  notStarted: 'neutral',
  inProgress: 'info',
  final: 'done',
};

function Files({ view, queue, call }: QueueOfCallProps) {
  const showsNames = call?.file.assessment.organisationName === 'shown';
  return (
    <DataTable<QueuedFile>
      view={view}
      caption={view.t('evaluation.queue.files')}
      captionHidden
      rows={queue.files}
      rowKey={({ assignmentId }) => assignmentId}
      columns={[
        {
          key: 'code',
          head: view.t('evaluation.file.code'),
          cell: ({ assignmentId, code }) => (
            <a href={`/assessments/${assignmentId}`}>
              <Code>{code ?? ''}</Code>
            </a>
          ),
        },
        {
          key: 'title',
          kind: 'about',
          head: view.t('evaluation.file.title'),
          cell: ({ title, organisationName }) => (
            <>
              <bdi>{title}</bdi>
              {showsNames ? (
                <>
                  <br />
                  <bdi class="muted">{organisationName}</bdi>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'lot',
          head: view.t('evaluation.file.lot'),
          cell: ({ lot }) => (call ? said(view, call.lot(lot).title) : lot),
        },
        {
          key: 'progress',
          head: view.t('evaluation.file.progress'),
          cell: ({ progress, isSkipped }) => (
            <Status tone={TONES[progress]}>
              {view.t(`evaluation.progress.${progress === 'notStarted' && isSkipped ? 'skipped' : progress}`)}
            </Status>
          ),
        },
      ]}
    />
  );
}
