import type { Call, Grid } from '#libs/calls';
import type { AssessmentSheet, Proposal, Queue, Sheet } from '#libs/evaluation';
import { ActionForm, Button, ButtonLink, Csrf } from '../ui/action-form.js';
import { Autosave } from '../ui/autosave.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { DeadlineBanner } from '../ui/deadline.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Progress } from '../ui/progress.js';
import { ScoreKeys } from '../ui/score-buttons.js';
import { SplitView } from '../ui/split-view.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { Comparison } from './comparison.js';
import { GridPane } from './grid-pane.js';
import { ProposalPane } from './proposal-pane.js';
import { inCall } from '../calls/in-call.js';

export interface AssessmentPageProps {
  readonly view: View;
  readonly sheet: AssessmentSheet;
  readonly call: Call;
  readonly grid: Grid;
  readonly proposal: Proposal;
  readonly queue: Queue | null;
  /** What stands in the form: the saved draft, or what was typed and could not be saved. */
  readonly written: Sheet;
  /** The version that the form will name. */
  readonly version: number;
  readonly errors: readonly FieldError[];
  /** The draft was saved in another window meanwhile. */
  readonly isChangedElsewhere: boolean;
}

const FORM = 'grid';

/** The proposal on one side, the grid on the other; always the same way on. */
export function AssessmentPage(props: AssessmentPageProps) {
  const { view, sheet, call, grid, proposal, errors, isChangedElsewhere } = props;
  const { assignmentId, submittedAt, savedAt, isOpen, dueAt } = sheet;
  return (
    <Layout
      view={view}
      width="wide"
      title={proposal.title}
      caption={
        <>
          <Code>{sheet.code ?? call.code}</Code>&nbsp;– {inCall(view, call).t(`evaluation.stage.${sheet.stage}`)}
        </>
      }
      aside={
        isOpen ? (
          <Autosave view={view} form={FORM} url={`/assessments/${assignmentId}/draft`} savedAt={savedAt} />
        ) : (
          <Status tone={submittedAt ? 'done' : 'neutral'}>
            {view.t(submittedAt ? 'evaluation.progress.final' : 'evaluation.progress.closed')}
          </Status>
        )
      }
      back={{ href: '/assessments', label: view.t('evaluation.toQueue') }}
      errors={errors}
      banner={dueAt && isOpen ? <DeadlineBanner view={view} at={dueAt} kind="due" zone={call.zone} /> : null}
    >
      <WayOn {...props} />
      {isChangedElsewhere ? (
        <Notice tone="attention" title={view.t('evaluation.changedElsewhere.title')} role="alert">
          {view.t('evaluation.changedElsewhere.text')}
        </Notice>
      ) : null}
      <Comparison view={view} grid={grid} sheet={sheet} />
      <SplitView
        view={view}
        read={{
          id: 'proposal',
          label: view.t('evaluation.proposal.title'),
          content: <ProposalPane view={view} call={call} proposal={proposal} />,
        }}
        act={{ id: 'assessment', label: view.t('evaluation.grid.title'), content: <GridOrForm {...props} /> }}
      />
    </Layout>
  );
}

/** How far the queue is, what comes next, and how to put this file aside. */
function WayOn({ view, sheet, queue }: AssessmentPageProps) {
  const next = queue?.files.find(
    ({ assignmentId, progress }) => progress !== 'final' && assignmentId !== sheet.assignmentId,
  );
  return (
    <div class="way-on">
      {queue ? (
        <Progress
          label={view.t('evaluation.queue.progress', { done: queue.done, total: queue.total })}
          done={queue.done}
          total={queue.total}
        />
      ) : null}
      {sheet.isOpen ? (
        <>
          {next ? (
            <ActionForm
              view={view}
              action={`/assessments/${sheet.assignmentId}/skip`}
              label={view.t('evaluation.skip.do')}
              weight="quiet"
            />
          ) : null}
          <ButtonLink href={`/assessments/${sheet.assignmentId}/step-aside`} weight="quiet">
            {view.t('evaluation.stepAside.link')}
          </ButtonLink>
        </>
      ) : null}
      {!sheet.isOpen && next ? (
        <ButtonLink href={`/assessments/${next.assignmentId}`}>{view.t('evaluation.queue.next')}</ButtonLink>
      ) : null}
    </div>
  );
}

function GridOrForm(props: AssessmentPageProps) {
  const { view, sheet, call, grid, written, version, errors } = props;
  const pane = (
    <GridPane
      view={view}
      grid={grid}
      rules={call.file.assessment.comments}
      sheet={written}
      transferred={sheet.transferred}
      errors={errors}
      mode={sheet.isOpen ? 'write' : 'read'}
    />
  );
  if (!sheet.isOpen) {
    return (
      <>
        <h2>{view.t('evaluation.grid.title')}</h2>
        {sheet.submittedAt ? (
          <p>
            {view.pieces('evaluation.grid.finalSince', {
              at: <DateTime key="at" view={view} at={sheet.submittedAt} />,
            })}
          </p>
        ) : (
          <Notice tone="info">{view.t('evaluation.grid.closed')}</Notice>
        )}
        {pane}
      </>
    );
  }
  return (
    <>
      <h2>{view.t('evaluation.grid.title')}</h2>
      <p class="help">
        {view.t('evaluation.grid.lead', {
          scores: view.format.list(call.file.assessment.comments.forScores.map(String)),
        })}
      </p>
      <form id={FORM} method="post" action={`/assessments/${sheet.assignmentId}`} novalidate>
        <Csrf view={view} />
        <input type="hidden" name="version" value={version} />
        <ScoreKeys view={view}>{pane}</ScoreKeys>
        <p class="actions">
          <Button name="_do" value="submit">
            {view.t('evaluation.grid.submit')}
          </Button>
          <Button weight="secondary" name="_do" value="save">
            {view.t('evaluation.grid.save')}
          </Button>
        </p>
      </form>
    </>
  );
}
