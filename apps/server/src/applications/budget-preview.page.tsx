import type { Stage } from '#libs/applications';
import { type Budget, budgetChanges, computeBudget, type PastedRow } from '#libs/calls';
import { SpreadsheetPreview } from '../spreadsheets/spreadsheet-preview.js';
import { Notice } from '../ui/notice.js';
import { cellInWords } from './budget-cell.js';
import { fieldsSaying, WHOLE } from './budget-fields.js';
import type { Typed } from './budget-spreadsheet.page.js';
import { budgetFaultInWords } from './fault-words.js';
import { FileLayout, type FilePageProps } from './file-layout.js';

/** What was read: the budget as it is and as it would be, and what became of each row of a block. */
export interface ReadBudget {
  readonly before: Budget;
  readonly after: Budget;
  readonly rows: readonly PastedRow[];
}

export interface BudgetPreviewPageProps extends FilePageProps {
  readonly stage: Stage;
  readonly read: ReadBudget;
  /** The version that the budget had when it was compared. */
  readonly version: number;
  readonly typed: Typed;
}

/** What a spreadsheet would change in the budget. */
export function BudgetPreviewPage(props: BudgetPreviewPageProps) {
  const { view, file, call, stage, read, version, typed } = props;
  const path = `/applications/${file.id}/budget/${stage}`;
  const changes = budgetChanges(read.before, read.after);
  const inWords = (field: string, text: string) => cellInWords(view, call.file.budget, field, text);
  return (
    <FileLayout
      {...props}
      title={view.t('sheets.change.title')}
      width="wide"
      back={{ href: `${path}/spreadsheet`, label: view.t('sheets.change.back') }}
    >
      <SpreadsheetPreview
        view={view}
        rows={read.rows}
        changes={changes.map(({ kind, id, name, cells }) => ({
          key: `${kind} ${id}`,
          kind,
          name: kind === 'figure' ? view.t(`applications.budget.${id}`) : name,
          cells: cells.map(({ field, before, after }) => ({
            label: view.t(`budget.column.${field}`),
            before: inWords(field, before),
            after: inWords(field, after),
          })),
        }))}
        accept={{ action: path, fields: { version: String(version), [WHOLE]: 'yes', ...fieldsSaying(read.after) } }}
        again={
          typed.block === ''
            ? null
            : { action: `${path}/spreadsheet`, block: typed.block, fields: { heading: typed.heading } }
        }
      >
        <ToMend {...props} changed={changes.map(({ id }) => id)} />
      </SpreadsheetPreview>
    </FileLayout>
  );
}

/** What is wrong in the lines that would change. */
function ToMend({ view, file, call, read, changed }: BudgetPreviewPageProps & { readonly changed: readonly string[] }) {
  const { faults } = computeBudget(read.after, call.terms(file.lot));
  const own = faults.filter(({ line }) => line !== undefined && changed.includes(line));
  if (own.length === 0) return null;
  return (
    <Notice tone="attention" title={view.t('budget.preview.faults')}>
      <ul>
        {own.map((fault) => (
          <li key={`${fault.line ?? ''} ${fault.field ?? ''} ${fault.code}`}>
            <strong>
              <bdi>{read.after.lines.find(({ id }) => id === fault.line)?.description}</bdi>
            </strong>{' '}
            {budgetFaultInWords(view, call.currency, fault)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
