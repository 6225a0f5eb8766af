import { currencySign } from '#libs/platform';
import { BUDGET_PAGE, type BudgetDraft, type Stage } from '#libs/applications';
import { Button, Csrf } from '../ui/action-form.js';
import { DraftLine } from '../ui/draft-line.js';
import type { FieldError } from '../ui/field-error.js';
import type { DeviceKey } from '../ui/kept-text.js';
import { Notice } from '../ui/notice.js';
import type { BudgetContest } from './budget-cell.js';
import { BudgetForm } from './budget-form.js';
import { contestId, ContestedNotice } from './contest.js';
import { DefaultButton } from './default-button.js';
import { WhyOpened } from './why-opened.js';
import { FileLayout, type FilePageProps } from './file-layout.js';

export interface BudgetPageProps extends FilePageProps {
  readonly stage: Stage;
  readonly draft: BudgetDraft;
  readonly version: number;
  readonly savedAt: Date | null;
  readonly errors: readonly FieldError[];
  readonly summary: 'shown' | 'hidden';
  /** Cells that somebody else changed in between, to be compared with what was typed here. */
  readonly contests: readonly BudgetContest[];
  readonly device: DeviceKey;
  /** The contribution of the concept note, which the request may not leave by more than the call's share (R18). */
  readonly conceptNoteMinor: number | null;
}

const FORM = 'budget';

/** The budget of the action by standard headings. Every figure that follows from others is computed. */
export function BudgetPage(props: BudgetPageProps) {
  const { view, file, call, stage, draft, version, savedAt, errors, summary, contests, device } = props;
  const { conceptNoteMinor } = props;
  const path = `/applications/${file.id}/budget/${stage}`;
  const percent = call.file.contribution.movePercent;
  return (
    <FileLayout
      {...props}
      title={view.t('applications.budget.title')}
      width="wide"
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
      errors={summary === 'shown' ? errors : []}
      aside={<DraftLine view={view} form={FORM} url={`${path}/draft`} savedAt={savedAt} device={device} />}
    >
      <WhyOpened view={view} sections={file.opened.filter((one) => one.stage === stage && one.part === BUDGET_PAGE)} />
      {contests.length > 0 ? (
        <ContestedNotice view={view} count={contests.length} first={contestId(contests[0]?.of.question ?? '')} />
      ) : null}
      <p class="lead">{view.t('applications.budget.lead', { currency: currencySign(view.lang, call.currency) })}</p>
      <p>
        <a href={`${path}/spreadsheet`}>{view.t('sheets.link')}</a>
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
          version={version}
          owner={device.owner}
          contests={contests}
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
        {version > 0 ? (
          <p>
            <a href={`${path}/history`}>{view.t('drafts.history.link')}</a>
          </p>
        ) : null}
      </form>
    </FileLayout>
  );
}
