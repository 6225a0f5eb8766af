import type { Criterion, Grid, GridSection } from '#libs/calls';
import { needsReason, totalsOf, type CommentRules, type Sheet, type Transferred } from '#libs/evaluation';
import { WrittenText } from '../applications/answer-in-words.js';
import { said } from '../calls/said.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { ScoreButtons } from '../ui/score-buttons.js';
import type { View } from '../ui/view.js';
import { commentField, scoreField } from './grid-fields.js';
import { points } from './points.js';

export interface GridPaneProps {
  readonly view: View;
  readonly grid: Grid;
  readonly rules: CommentRules;
  readonly sheet: Sheet;
  readonly transferred: Transferred;
  readonly errors: readonly FieldError[];
  /** A final assessment is read, not written. */
  readonly mode: 'write' | 'read';
}

/** The grid: every criterion with its guidance, a comment under each section, the total so far. */
export function GridPane(props: GridPaneProps) {
  const { view, grid, sheet, transferred, mode } = props;
  const totals = totalsOf(grid, sheet.scores, transferred);
  return (
    <>
      {grid.sections.map((section) => (
        <section key={section.id} class="grid-section">
          <h3>
            {view.t('evaluation.grid.section', { id: section.id, title: said(view, section.title), max: section.max })}
          </h3>
          {section.transfer ? (
            <Transfer view={view} score={totals.sections[section.id] ?? 0} max={section.max} />
          ) : null}
          {section.criteria.map((criterion) => (
            <CriterionEntry key={criterion.id} {...props} criterion={criterion} />
          ))}
          {section.transfer ? null : <SectionComment {...props} section={section} />}
        </section>
      ))}
      <p class="grid-total nums">
        {view.t(mode === 'write' ? 'evaluation.grid.soFar' : 'evaluation.grid.total', {
          total: points(view, totals.total),
          max: grid.max,
        })}
      </p>
    </>
  );
}

function Transfer({ view, score, max }: { readonly view: View; readonly score: number; readonly max: number }) {
  return <p class="nums">{view.t('evaluation.grid.transferred', { score: points(view, score), max })}</p>;
}

function CriterionEntry(props: GridPaneProps & { readonly criterion: Criterion }) {
  const { view, rules, sheet, errors, mode, criterion } = props;
  const { id, weight, guidance } = criterion;
  const score = sheet.scores[id];
  const text = sheet.comments[id] ?? '';
  const label = view.t('evaluation.grid.criterion', { id, text: said(view, criterion.text), weight });
  const buttons = (
    <ScoreButtons
      view={view}
      name={scoreField(id)}
      label={label}
      guidance={guidance ? said(view, guidance) : null}
      value={score}
      error={errorOf(errors, scoreField(id))}
      final={mode === 'read'}
    />
  );
  if (mode === 'read')
    return (
      <div class="grid-criterion">
        {buttons}
        {text ? <WrittenText text={text} /> : null}
      </div>
    );
  const error = errorOf(errors, commentField(id));
  const isOpen = text !== '' || error !== undefined || (score !== undefined && needsReason(rules, score));
  return (
    <div class={['grid-criterion', ...rules.forScores.map((each) => `reason-${each}`)].join(' ')}>
      {buttons}
      <details open={isOpen}>
        <summary data-needed={view.t('evaluation.grid.needed')}>{view.t('evaluation.grid.reasonFor', { id })}</summary>
        <Field
          kind="textarea"
          inDraft
          view={view}
          name={commentField(id)}
          label={view.t('evaluation.grid.reason', { id, scores: view.format.list(rules.forScores.map(String)) })}
          value={text}
          rows={3}
          limit={rules.maxGraphemes}
          error={error}
        />
      </details>
    </div>
  );
}

function SectionComment({
  view,
  rules,
  sheet,
  errors,
  mode,
  section,
}: GridPaneProps & { readonly section: GridSection }) {
  const name = commentField(section.id);
  const text = sheet.comments[section.id] ?? '';
  if (mode === 'read') return text ? <WrittenText text={text} /> : null;
  return (
    <Field
      kind="textarea"
      inDraft
      view={view}
      name={name}
      label={view.t('evaluation.grid.comment', { id: section.id })}
      help={view.t('evaluation.grid.commentHelp', { min: rules.minGraphemes })}
      value={text}
      rows={5}
      limit={rules.maxGraphemes}
      error={errorOf(errors, name)}
      optional={!rules.perSection}
    />
  );
}
