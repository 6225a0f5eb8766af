import type { AssessmentInFull, Note, RankedLine, RankingOfLot } from '#libs/awards';
import type { Call, GridSection } from '#libs/calls';
import { Fragment } from 'preact';
import { WrittenText } from '../applications/answer-in-words.js';
import { said } from '../calls/said.js';
import { newFormKey } from '../http/views.js';
import { ActionForm } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import { LONGEST_NOTE } from './note-text.js';
import { discussionPath, rankingPath } from './ranking-address.js';
import { criterionName, ScoresBeside, type ScoresBesideProps } from './scores-beside.js';
import { thresholdName } from './threshold-name.js';
import { WhoseFile } from '../ui/whose-file.js';

export interface DiscussionPageProps {
  readonly view: View;
  readonly call: Call;
  readonly ranking: RankingOfLot;
  readonly line: RankedLine;
  readonly assessments: readonly AssessmentInFull[];
  readonly notes: readonly Note[];
  /** Whether this person may open the proposal itself. */
  readonly opensFile: boolean;
  /** Whether this person may write a note now. */
  readonly mayWrite: boolean;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

/** One file on the committee's table: its assessments beside each other, and what is said about them. */
export function DiscussionPage(props: DiscussionPageProps) {
  const { view, call, ranking, line, assessments, errors } = props;
  return (
    <Layout
      view={view}
      width="wide"
      title={line.title}
      caption={<WhoseFile of={line} />}
      trail={[
        { href: '/committee', label: view.t('awards.home.title') },
        { href: rankingPath(call.code, ranking.stage, ranking.lot), label: view.t('awards.discussion.ranking') },
      ]}
      errors={errors}
    >
      <Divergence view={view} call={call} line={line} />
      <section class="section">
        <h2>{view.t('awards.discussion.scores')}</h2>
        <ScoresBeside view={view} grid={call.grid(ranking.stage)} assessments={assessments} total={line.total} />
      </section>
      <Comments view={view} grid={call.grid(ranking.stage)} assessments={assessments} />
      <Notes {...props} />
      <Onward {...props} />
    </Layout>
  );
}

function Divergence({ view, call, line }: Pick<DiscussionPageProps, 'view' | 'call' | 'line'>) {
  if (!line.divergence) return null;
  const { isTooWide, dividedBy } = line.divergence;
  return (
    <Notice tone="attention" title={view.t('awards.ranking.diverged')}>
      {isTooWide ? (
        <p>{view.t('awards.discussion.tooWide', { percent: call.file.assessment.divergencePercent })}</p>
      ) : null}
      {dividedBy.length > 0 ? (
        <p>
          {view.t('awards.discussion.dividedBy', {
            thresholds: view.format.list(dividedBy.map((threshold) => thresholdName(view, call, threshold))),
          })}
        </p>
      ) : null}
    </Notice>
  );
}

function Comments({ view, grid, assessments }: Omit<ScoresBesideProps, 'total'>) {
  const sections = grid.sections.filter(({ id, criteria }) =>
    [id, ...criteria.map((each) => each.id)].some((at) => isCommented(assessments, at)),
  );
  if (sections.length === 0) return null;
  return (
    <section class="section">
      <h2>{view.t('awards.discussion.comments')}</h2>
      {sections.map((section) => (
        <section key={section.id}>
          <h3>{view.t('evaluation.comparison.section', { id: section.id, title: said(view, section.title) })}</h3>
          <Beside view={view} at={section.id} assessments={assessments} />
          <Reasons view={view} section={section} assessments={assessments} />
        </section>
      ))}
    </section>
  );
}

type CommentsProps = Pick<ScoresBesideProps, 'view' | 'assessments'>;

/** What each assessor wrote at one place of the grid. */
function Beside({ view, at, assessments }: CommentsProps & { readonly at: string }) {
  if (!isCommented(assessments, at)) return null;
  return (
    <div class="beside">
      {assessments.map(({ assessmentId, comments }, i) => (
        <div key={assessmentId}>
          <p class="muted">{view.t('awards.discussion.assessor', { n: i + 1 })}</p>
          {comments[at] ? <WrittenText text={comments[at]} /> : <p>–</p>}
        </div>
      ))}
    </div>
  );
}

/** Why single criteria got what they got: a row for each, so that answers to the same question are read together. */
function Reasons({ view, section, assessments }: CommentsProps & { readonly section: GridSection }) {
  return (
    <>
      {section.criteria
        .filter(({ id }) => isCommented(assessments, id))
        .map((criterion) => (
          <Fragment key={criterion.id}>
            <h4>{criterionName(view, criterion)}</h4>
            <Beside view={view} at={criterion.id} assessments={assessments} />
          </Fragment>
        ))}
    </>
  );
}

function isCommented(assessments: CommentsProps['assessments'], at: string): boolean {
  return assessments.some(({ comments }) => comments[at]);
}

function Notes({ view, call, ranking, line, notes, mayWrite, typed, errors }: DiscussionPageProps) {
  return (
    <section class="section">
      <h2 id="notes">{view.t('awards.discussion.notes')}</h2>
      {notes.length > 0 ? null : ranking.decided ? (
        <p>{view.t('awards.discussion.nothingNoted')}</p>
      ) : (
        <EmptyState>{view.t('awards.discussion.noNotes')}</EmptyState>
      )}
      <NoteList view={view} notes={notes} />
      {mayWrite ? (
        <ActionForm
          view={view}
          action={discussionPath(call.code, ranking, line.applicationId)}
          label={view.t('awards.discussion.do')}
          hidden={{ _key: newFormKey() }}
        >
          <Field
            kind="textarea"
            view={view}
            name="text"
            label={view.t('awards.discussion.note')}
            help={view.t('awards.discussion.noteHelp')}
            value={typed}
            rows={4}
            limit={LONGEST_NOTE}
            error={errorOf(errors, 'text')}
          />
        </ActionForm>
      ) : null}
    </section>
  );
}

/** Notes with who wrote them and when, the oldest first. */
export function NoteList({ view, notes }: Pick<DiscussionPageProps, 'view' | 'notes'>) {
  return (
    <>
      {notes.map(({ id, text, writtenByName, writtenAt }) => (
        <article key={id} class="note">
          <p class="muted">
            <PersonName name={writtenByName} />
            &nbsp;– <DateTime view={view} at={writtenAt} />
          </p>
          <WrittenText text={text} />
        </article>
      ))}
    </>
  );
}

/** The files whose assessments diverge, one after the other: the order in which a committee talks. */
function Onward({ view, call, ranking, line, opensFile }: DiscussionPageProps) {
  const diverging = ranking.lines.filter(({ divergence }) => divergence !== null);
  const at = ranking.lines.indexOf(line);
  const next = diverging.find((other) => ranking.lines.indexOf(other) > at);
  return (
    <ul class="inline-links page-end no-print">
      {next ? (
        <li>
          <a href={discussionPath(call.code, ranking, next.applicationId)} rel="next">
            {view.pieces('awards.discussion.next', { file: <Code key="file">{next.code ?? ''}</Code> })}
          </a>
        </li>
      ) : null}
      {opensFile ? (
        <li>
          <a href={`/files/${line.applicationId}/application`}>{view.t('awards.discussion.proposal')}</a>
        </li>
      ) : null}
      <li>
        <a href={rankingPath(call.code, ranking.stage, ranking.lot)}>{view.t('awards.decision.back')}</a>
      </li>
    </ul>
  );
}
