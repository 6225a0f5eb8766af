import type { Stage } from '#libs/applications';
import {
  type Budget,
  budgetChanges,
  type BudgetChange,
  type ChangedCell,
  computeBudget,
  type PastedRow,
} from '#libs/calls';
import { said } from '../calls/said.js';
import { Button, ButtonLink, Csrf, Hidden } from '../ui/action-form.js';
import { DataTable } from '../ui/data-table.js';
import { Notice } from '../ui/notice.js';
import { Status } from '../ui/status.js';
import { fieldsSaying } from './budget-fields.js';
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

/** What a spreadsheet would change, to be accepted or not. Nothing has been saved yet. */
export function BudgetPreviewPage(props: BudgetPreviewPageProps) {
  const { view, file, call, stage, read, version, typed } = props;
  const path = `/applications/${file.id}/budget/${stage}`;
  const changes = budgetChanges(read.before, read.after);
  const faults = computeBudget(read.after, call.terms(file.lot)).faults.filter(
    ({ line }) => line !== undefined && changes.some(({ id }) => id === line),
  );
  return (
    <FileLayout
      {...props}
      title={view.t('budget.preview.title')}
      width="wide"
      back={{ href: `${path}/spreadsheet`, label: view.t('budget.preview.back') }}
    >
      <p class="lead">{view.t('budget.preview.lead', { count: changes.length })}</p>
      {read.rows.length > 0 ? <Rows {...props} /> : null}
      {changes.length > 0 ? <Changes {...props} changes={changes} /> : null}
      {faults.length > 0 ? (
        <Notice tone="attention">
          <p>{view.t('budget.preview.faults')}</p>
          <ul>
            {faults.map((fault, index) => (
              <li key={index}>
                <strong>
                  <bdi>{read.after.lines.find(({ id }) => id === fault.line)?.description}</bdi>
                </strong>{' '}
                {budgetFaultInWords(view, call.currency, fault)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {changes.length > 0 ? (
        <form method="post" action={path} data-submit-once>
          <Csrf view={view} />
          <Hidden values={{ version: String(version), ...fieldsSaying(read.after) }} />
          <p class="actions">
            <Button name="_do" value="save">
              {view.t('budget.preview.accept')}
            </Button>
            <ButtonLink href={path} weight="secondary">
              {view.t('budget.preview.refuse')}
            </ButtonLink>
          </p>
        </form>
      ) : null}
      {typed.block === '' ? null : (
        <form method="post" action={`${path}/spreadsheet`} data-submit-once>
          <Csrf view={view} />
          <Hidden values={{ heading: typed.heading }} />
          <details>
            <summary>{view.t('budget.preview.correct')}</summary>
            <textarea name="block" class="input" rows={8} dir="auto" aria-label={view.t('budget.sheet.block')}>
              {typed.block}
            </textarea>
            <Button weight="secondary">{view.t('budget.sheet.preview')}</Button>
          </details>
        </form>
      )}
    </FileLayout>
  );
}

/** Each row of the block with what became of it: nothing disappears unseen. */
function Rows({ view, read }: BudgetPreviewPageProps) {
  return (
    <DataTable<PastedRow>
      view={view}
      caption={view.t('budget.preview.rows')}
      rows={read.rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', head: view.t('budget.preview.row'), cell: ({ row }) => view.format.number(row) },
        {
          key: 'cells',
          head: view.t('budget.preview.cells'),
          cell: ({ cells }) => <bdi dir="auto">{cells.filter((cell) => cell !== '').join(' | ')}</bdi>,
        },
        {
          key: 'as',
          head: view.t('budget.preview.as'),
          cell: ({ as }) => (
            <Status tone={as === 'line' ? 'done' : as === 'unread' ? 'attention' : 'neutral'}>
              {view.t(`budget.preview.outcome.${as}`)}
            </Status>
          ),
        },
      ]}
    />
  );
}

function Changes({ view, call, changes }: BudgetPreviewPageProps & { readonly changes: readonly BudgetChange[] }) {
  const { units } = call.file.budget;
  const shown = ({ field }: ChangedCell, text: string) => {
    const unit = field === 'unit' ? units.find(({ code }) => code === text) : undefined;
    if (field === 'kind' && text !== '') return view.t(`applications.budget.source.${text}`);
    return unit ? said(view, unit.text) : text;
  };
  return (
    <DataTable<BudgetChange>
      view={view}
      caption={view.t('budget.preview.changes')}
      rows={changes}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      columns={[
        {
          key: 'kind',
          head: view.t('budget.preview.kindHead'),
          cell: ({ kind }) => view.t(`budget.preview.kind.${kind}`),
        },
        {
          key: 'name',
          head: view.t('budget.preview.name'),
          cell: ({ kind, id, name }) => <bdi>{kind === 'figure' ? view.t(`applications.budget.${id}`) : name}</bdi>,
        },
        {
          key: 'cells',
          head: view.t('budget.preview.difference'),
          cell: ({ cells }) => (
            <ul class="budget-differences">
              {cells.map((cell) => (
                <li key={cell.field}>
                  {view.t(`budget.column.${cell.field}`)} <del>{shown(cell, cell.before)}</del>{' '}
                  <ins>{shown(cell, cell.after)}</ins>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
