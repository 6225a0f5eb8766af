import { currencySign } from '#libs/platform';
import type { BudgetDraft, PageAnswers, Stage } from '#libs/applications';
import { type Budget, computeBudget } from '#libs/calls';
import { Button, Csrf } from '../ui/action-form.js';
import { Autosave } from '../ui/autosave.js';
import type { FieldError } from '../ui/field-error.js';
import { Notice } from '../ui/notice.js';
import { BudgetForm } from './budget-form.js';
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
  const percent = call.file.contribution.movePercent;
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
      <p>
        <a href={`${path}/spreadsheet`}>{view.t('budget.sheet.link')}</a>
      </p>
      {conceptNoteMinor === null ? null : (
        <Notice tone="info">
          {view.t('applications.budget.conceptNote', {
            amount: view.format.money(conceptNoteMinor, call.currency),
            percent,
          })}
        </Notice>
      )}
      <form id={FORM} method="post" action={path} novalidate>
        <Csrf view={view} />
        <DefaultButton />
        <input type="hidden" name="version" value={version} />
        <BudgetForm
          view={view}
          draft={draft}
          terms={call.terms(file.lot)}
          currency={call.currency}
          errors={errors}
          move={conceptNoteMinor === null ? null : { conceptNoteMinor, percent }}
        />
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

/** The figures of a budget that could not be saved yet. */
export function draftOf(budget: Budget, terms: Parameters<typeof computeBudget>[1]): BudgetDraft {
  return { budget, ...computeBudget(budget, terms) };
}
