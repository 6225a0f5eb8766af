import type { NamedBudgetChange, Stage } from '#libs/applications';
import { type Budget, partsOfCell } from '#libs/calls';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { cellInWords } from './budget-cell.js';
import { FileLayout, type FilePageProps } from './file-layout.js';

export interface BudgetHistoryPageProps extends FilePageProps {
  readonly stage: Stage;
  /** The budget as it is now: a line is called as it is called there. */
  readonly budget: Budget;
  readonly version: number;
  readonly entries: readonly NamedBudgetChange[];
  readonly nextHref: string | null;
  readonly previousHref: string | null;
  /** What was to be taken back was changed by somebody else after this page had been read. */
  readonly isOvertaken: boolean;
}

/** How the budget came to be: who changed which cells when, and the way back. */
export function BudgetHistoryPage(props: BudgetHistoryPageProps) {
  const { view, file, stage, entries, isOvertaken } = props;
  const path = `/applications/${file.id}/budget/${stage}`;
  return (
    <FileLayout
      {...props}
      title={view.t('drafts.history.title', { page: view.t('applications.budget.title') })}
      back={{ href: path, label: view.t('budget.sheet.back') }}
    >
      {isOvertaken ? (
        <Notice tone="attention" role="alert">
          {view.t('drafts.history.overtaken')}
        </Notice>
      ) : null}
      <p class="lead">{view.t('drafts.history.lead')}</p>
      {entries.length === 0 ? (
        <EmptyState next={<a href={path}>{view.t('budget.sheet.back')}</a>}>
          {view.t('drafts.history.empty')}
        </EmptyState>
      ) : (
        <ol class="answer-history">
          {entries.map((entry) => (
            <Entry key={`${entry.change.question} ${entry.change.version}`} {...props} entry={entry} path={path} />
          ))}
        </ol>
      )}
      <Pagination view={view} previousHref={props.previousHref} nextHref={props.nextHref} />
    </FileLayout>
  );
}

type EntryProps = BudgetHistoryPageProps & { readonly entry: NamedBudgetChange; readonly path: string };

function Entry(props: EntryProps) {
  const { view, version, entry, path } = props;
  const { change, cells } = entry;
  return (
    <li class="answer-history-entry">
      <p class="muted">
        {view.pieces(change.isUndo ? 'drafts.history.undoneBy' : 'drafts.history.by', {
          name: <PersonName key="name" name={change.personName} />,
          time: <DateTime key="time" view={view} at={change.changedAt} show="moment" />,
        })}
      </p>
      <ul class="budget-differences">
        {cells
          .filter(({ cell }) => partsOfCell(cell)?.column !== 'heading')
          .map((one) => (
            <Difference key={one.cell} {...props} {...one} />
          ))}
      </ul>
      <ActionForm
        view={view}
        action={`${path}/history`}
        label={view.t('drafts.history.undo')}
        weight="secondary"
        hidden={{ part: change.question, first: String(change.first), version: String(version) }}
      />
    </li>
  );
}

type DifferenceProps = EntryProps & NamedBudgetChange['cells'][number];

function Difference({ view, call, budget, entry, cell, before, after }: DifferenceProps) {
  const parts = partsOfCell(cell);
  const column = parts?.column ?? cell;
  const inWords = (text: string) => cellInWords(view, call.file.budget, column, text);
  const name = parts ? nameOf(budget, entry, parts.row) : view.t(`applications.budget.${cell}`);
  return (
    <li>
      {name === '' ? null : <bdi class="budget-changed">{name}</bdi>} {view.t(`budget.column.${column}`)}{' '}
      <del dir="auto">{inWords(before)}</del> <ins dir="auto">{inWords(after)}</ins>
    </li>
  );
}

/** What a row is called now; one that is gone, as it was called when it changed. */
function nameOf({ lines, sources }: Budget, { cells }: NamedBudgetChange, row: string): string {
  const line = lines.find(({ id }) => id === row)?.description;
  const source = sources.find(({ id }) => id === row)?.name;
  const own = cells.find(({ cell }) => cell === `${row}.description` || cell === `${row}.name`);
  return [line, source, own?.after, own?.before].find((text) => text !== undefined && text !== '') ?? '';
}
