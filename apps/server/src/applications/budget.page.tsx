import { currencySign } from '#libs/platform';
import type { BudgetDraft, PageAnswers, Stage } from '#libs/applications';
import { type Budget, type BudgetHeading, type BudgetLine, type BudgetRules, computeBudget } from '#libs/calls';
import { said } from '../calls/said.js';
import { Button, Csrf } from '../ui/action-form.js';
import { Autosave } from '../ui/autosave.js';
import type { FieldError } from '../ui/field-error.js';
import { LiveTotals } from '../ui/live-total.js';
import { Notice } from '../ui/notice.js';
import { BudgetLineFields } from './budget-line.js';
import { BudgetSources } from './budget-sources.js';
import { BudgetSummary, HeadingTotal } from './budget-summary.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import { DefaultButton } from './default-button.js';
import { FileLayout, type FilePageProps } from './file-layout.js';

export interface BudgetPageProps extends FilePageProps {
  readonly stage: Stage;
  readonly draft: BudgetDraft;
  readonly version: number;
  readonly savedAt: Date | null;
  readonly errors: readonly FieldError[];
  readonly summary: 'shown' | 'hidden';
  readonly conflict: PageAnswers | null;
  /** The contribution of the concept note, which the request may not leave by more than the call's share (R18). */
  readonly conceptNoteMinor: number | null;
}

const FORM = 'budget';

/** The budget of the action by standard headings. Every figure that follows from others is computed. */
export function BudgetPage(props: BudgetPageProps) {
  const { view, file, call, stage, draft, version, savedAt, errors, summary, conflict, conceptNoteMinor } = props;
  const path = `/applications/${file.id}/budget/${stage}`;
  return (
    <FileLayout
      {...props}
      title={view.t('applications.budget.title')}
      width="wide"
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
      errors={summary === 'shown' ? errors : []}
      aside={<Autosave view={view} form={FORM} url={`${path}/draft`} savedAt={savedAt} />}
    >
      {conflict ? <ChangedMeanwhile view={view} stored={conflict} /> : null}
      <p class="lead">{view.t('applications.budget.lead', { currency: currencySign(view.lang, call.currency) })}</p>
      {conceptNoteMinor === null ? null : (
        <Notice tone="info">
          {view.t('applications.budget.conceptNote', {
            amount: view.format.money(conceptNoteMinor, call.currency),
            percent: call.file.contribution.movePercent,
          })}
        </Notice>
      )}
      <form id={FORM} method="post" action={path} novalidate>
        <Csrf view={view} />
        <DefaultButton />
        <input type="hidden" name="version" value={version} />
        <LiveTotals view={view}>
          <Headings {...props} rules={call.file.budget} />
          <BudgetSummary view={view} draft={draft} rules={call.file.budget} currency={call.currency} errors={errors} />
          <BudgetSources view={view} draft={draft} currency={call.currency} errors={errors} />
        </LiveTotals>
        <p class="actions">
          <Button name="_do" value="continue">
            {view.t('applications.form.saveAndContinue')}
          </Button>
          <Button weight="secondary" name="_do" value="save">
            {view.t('applications.budget.compute')}
          </Button>
        </p>
      </form>
    </FileLayout>
  );
}

interface Placed {
  readonly line: BudgetLine;
  /** Its place among the fields of the form. */
  readonly place: number;
  readonly isNew: boolean;
}

function Headings(props: BudgetPageProps & { readonly rules: BudgetRules }) {
  const { rules, draft } = props;
  const placed = placedLines(draft.budget, rules);
  return (
    <>
      {rules.headings.map((heading) => (
        <HeadingLines
          key={heading.id}
          {...props}
          heading={heading}
          lines={placed.filter(({ line }) => line.heading === heading.id)}
        />
      ))}
    </>
  );
}

type HeadingLinesProps = BudgetPageProps & {
  readonly rules: BudgetRules;
  readonly heading: BudgetHeading;
  readonly lines: readonly Placed[];
};

function HeadingLines({ view, call, draft, errors, rules, heading, lines }: HeadingLinesProps) {
  const suggestions = heading.suggestions.map((text) => said(view, text));
  return (
    <section class="budget-heading">
      <h2>{view.t('applications.budget.heading', { id: heading.id, title: said(view, heading.title) })}</h2>
      {heading.help ? <p class="help">{said(view, heading.help)}</p> : null}
      {suggestions.length > 0 ? (
        <p class="help">{view.t('applications.budget.suggestions', { list: view.format.list(suggestions) })}</p>
      ) : null}
      {lines.map(({ line, place, isNew }) => (
        <BudgetLineFields
          key={place}
          view={view}
          line={line}
          place={place}
          isNew={isNew}
          units={rules.units}
          totalMinor={draft.totals.lines[line.id] ?? 0}
          currency={call.currency}
          errors={errors}
        />
      ))}
      <HeadingTotal
        view={view}
        heading={heading}
        places={lines.map(({ place }) => place)}
        draft={draft}
        currency={call.currency}
      />
    </section>
  );
}

/** The lines with their places, and one empty line at the end of each heading. */
function placedLines({ lines }: Budget, { headings }: BudgetRules): readonly Placed[] {
  const known = new Set(headings.map(({ id }) => id));
  const [first] = headings;
  const filled = lines.map((line, place) => ({
    // A line whose heading the call does not have is shown under the first one, where its fault can be mended.
    line: known.has(line.heading) ? line : { ...line, heading: first?.id ?? line.heading },
    place,
    isNew: false,
  }));
  const empty = headings.map(({ id: heading }, i) => ({
    line: { id: '', heading, description: '', unit: '', quantity: '', unitCost: '' },
    place: lines.length + i,
    isNew: true,
  }));
  return [...filled, ...empty];
}

/** The figures of a budget that could not be saved yet. */
export function draftOf(budget: Budget, terms: Parameters<typeof computeBudget>[1]): BudgetDraft {
  return { budget, ...computeBudget(budget, terms) };
}
