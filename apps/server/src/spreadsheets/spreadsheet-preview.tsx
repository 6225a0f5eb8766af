import type { ComponentChildren } from 'preact';
import { Button, ButtonLink, Csrf, Hidden } from '../ui/action-form.js';
import { DataTable } from '../ui/data-table.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

/** One entry that a spreadsheet would change. */
export interface ShownChange {
  readonly key: string;
  readonly kind: string;
  readonly name: ComponentChildren;
  readonly cells: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

/** What became of one row of a block. */
export interface ReadRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly as: 'line' | 'heading' | 'total' | 'heads' | 'unread';
}

export interface SpreadsheetPreviewProps {
  readonly view: View;
  readonly rows: readonly ReadRow[];
  readonly changes: readonly ShownChange[];
  /** Where accepting saves, and the fields that say what is saved. */
  readonly accept: { readonly action: string; readonly fields: Readonly<Record<string, string>> };
  /** Where the pasted block is read again, with what it needs besides; null where nothing was pasted. */
  readonly again: {
    readonly action: string;
    readonly block: string;
    readonly fields: Readonly<Record<string, string>>;
  } | null;
  /** What is to be mended afterwards. */
  readonly children?: ComponentChildren;
}

/** What a spreadsheet would change, to be accepted or not. Nothing has been saved yet. */
export function SpreadsheetPreview(props: SpreadsheetPreviewProps) {
  const { view, rows, changes, accept, again, children } = props;
  return (
    <>
      <p class="lead">{view.t('sheets.change.lead', { count: changes.length })}</p>
      {rows.length > 0 ? <Rows view={view} rows={rows} /> : null}
      {changes.length > 0 ? <Changes view={view} changes={changes} /> : null}
      {children}
      {changes.length > 0 ? (
        <form method="post" action={accept.action} data-submit-once>
          <Csrf view={view} />
          <Hidden values={accept.fields} />
          <p class="actions">
            <Button name="_do" value="save">
              {view.t('sheets.change.accept')}
            </Button>
            <ButtonLink href={accept.action} weight="secondary">
              {view.t('sheets.change.refuse')}
            </ButtonLink>
          </p>
        </form>
      ) : null}
      {again ? <Again view={view} again={again} /> : null}
    </>
  );
}

type AgainProps = { readonly view: View; readonly again: NonNullable<SpreadsheetPreviewProps['again']> };

function Again({ view, again }: AgainProps) {
  return (
    <form method="post" action={again.action} data-submit-once>
      <Csrf view={view} />
      <Hidden values={again.fields} />
      <details>
        <summary>{view.t('sheets.change.correct')}</summary>
        <textarea name="block" class="input" rows={8} dir="auto" aria-label={view.t('sheets.block')}>
          {again.block}
        </textarea>
        <Button weight="secondary">{view.t('sheets.see')}</Button>
      </details>
    </form>
  );
}

/** Each row of the block with what became of it: nothing disappears unseen. */
function Rows({ view, rows }: Pick<SpreadsheetPreviewProps, 'view' | 'rows'>) {
  return (
    <DataTable<ReadRow>
      view={view}
      caption={view.t('sheets.change.rows')}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', head: view.t('sheets.change.row'), cell: ({ row }) => view.format.number(row) },
        {
          key: 'cells',
          head: view.t('sheets.change.cells'),
          cell: ({ cells }) => <bdi dir="auto">{cells.filter((cell) => cell !== '').join(' | ')}</bdi>,
        },
        {
          key: 'as',
          head: view.t('sheets.change.as'),
          cell: ({ as }) => (
            <Status tone={as === 'line' ? 'done' : as === 'unread' ? 'attention' : 'neutral'}>
              {view.t(`sheets.change.outcome.${as}`)}
            </Status>
          ),
        },
      ]}
    />
  );
}

function Changes({ view, changes }: Pick<SpreadsheetPreviewProps, 'view' | 'changes'>) {
  return (
    <DataTable<ShownChange>
      view={view}
      caption={view.t('sheets.change.changes')}
      rows={changes}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'kind',
          head: view.t('sheets.change.kindHead'),
          cell: ({ kind }) => view.t(`sheets.change.kind.${kind}`),
        },
        { key: 'name', head: view.t('sheets.change.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: 'cells',
          head: view.t('sheets.change.difference'),
          cell: ({ cells }) => (
            <ul class="budget-differences">
              {cells.map(({ label, before, after }) => (
                <li key={label}>
                  {label} <del dir="auto">{before}</del> <ins dir="auto">{after}</ins>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
