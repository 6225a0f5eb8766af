import { type AssessmentInFull, inPoints } from '#libs/awards';
import type { Criterion, Grid, GridSection } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

export interface ScoresBesideProps {
  readonly view: View;
  readonly grid: Grid;
  readonly assessments: readonly AssessmentInFull[];
  /** The file's result, in halves of a point. */
  readonly total: number;
}

/** From this difference on, in points of one criterion, two assessors read different things. */
const FAR_APART = 2;

/** Criteria down, assessors across: the eye finds where they differ, and the word says so as well. */
export function ScoresBeside({ view, grid, assessments, total }: ScoresBesideProps) {
  return (
    <div class="table-frame">
      <table class="data-table scores-beside" role="table">
        <caption class="visually-hidden">{view.t('awards.discussion.scores')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {view.t('awards.discussion.criterion')}
            </th>
            {assessments.map(({ assessmentId }, i) => (
              <th key={assessmentId} role="columnheader" scope="col" class="num">
                {view.t('awards.discussion.assessor', { n: i + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {grid.sections.map((section) => (
            <Section key={section.id} view={view} section={section} assessments={assessments} />
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="row">
              {view.t('awards.discussion.total', { max: grid.max })}
            </th>
            {assessments.map((assessment) => (
              <td key={assessment.assessmentId} role="cell" class="num">
                <Total view={view} assessment={assessment} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p>
        {view.t('awards.discussion.result', {
          total: view.format.number(inPoints(total)),
          max: view.format.number(grid.max),
        })}
      </p>
    </div>
  );
}

function Section({
  view,
  section,
  assessments,
}: Pick<ScoresBesideProps, 'view' | 'assessments'> & { readonly section: GridSection }) {
  return (
    <>
      <tr role="row" class="sum-row">
        <th role="rowheader" scope="row">
          {view.t('evaluation.comparison.section', { id: section.id, title: said(view, section.title) })}{' '}
          <span class="muted">{view.t('awards.discussion.outOf', { max: section.max })}</span>
        </th>
        {assessments.map(({ assessmentId, sections }) => (
          <td key={assessmentId} role="cell" class="num">
            {view.format.number(inPoints(sections[section.id] ?? 0))}
          </td>
        ))}
      </tr>
      {section.criteria.map((criterion) => (
        <CriterionRow key={criterion.id} view={view} criterion={criterion} assessments={assessments} />
      ))}
    </>
  );
}

function CriterionRow({
  view,
  criterion,
  assessments,
}: Pick<ScoresBesideProps, 'view' | 'assessments'> & { readonly criterion: Criterion }) {
  const given = assessments.map(({ scores }) => scores[criterion.id] ?? 0);
  const isFar = given.length > 1 && Math.max(...given) - Math.min(...given) >= FAR_APART;
  return (
    <tr role="row" class={isFar ? 'far-apart' : undefined}>
      <th role="rowheader" scope="row">
        {criterionName(view, criterion)}
        {isFar ? <span class="far-apart-word"> {view.t('awards.discussion.farApart')}</span> : null}
      </th>
      {assessments.map(({ assessmentId, scores }) => (
        <td key={assessmentId} role="cell" class="num">
          {scores[criterion.id] === undefined ? '–' : view.format.number(scores[criterion.id] ?? 0)}
        </td>
      ))}
    </tr>
  );
}

/** With how often it counts, so that its section adds up. */
export function criterionName(view: View, { id, text, weight }: Criterion): string {
  return view.t('evaluation.grid.criterion', { id, text: said(view, text), weight });
}

function Total({ view, assessment }: { readonly view: View; readonly assessment: AssessmentInFull }) {
  const { total, counted, conflict } = assessment;
  const points = view.format.number(inPoints(total));
  if (counted) return <strong>{points}</strong>;
  return (
    <>
      <del>{points}</del>{' '}
      <span class="muted">{view.t(conflict ? 'awards.ranking.conflict' : 'awards.ranking.notCounted')}</span>
    </>
  );
}
