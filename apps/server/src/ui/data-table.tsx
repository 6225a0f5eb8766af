import { Fragment, type ComponentChildren } from 'preact';
import type { View } from './view.js';

export interface Sort {
  /** Address of the same list in the other order. */
  readonly href: string;
  readonly direction: 'ascending' | 'descending' | 'none';
}

export interface Column<R> {
  readonly key: string;
  readonly head: string;
  /** The head is a name that somebody wrote, in either direction. */
  readonly headIsName?: true;
  readonly cell: (row: R) => ComponentChildren;
  /** `number` aligns to the end of the line, with figures of equal width; `about` says what the row is or what can be
   *  done with it, and a card gives it its whole width without its head. */
  readonly kind?: 'text' | 'number' | 'about';
  readonly sort?: Sort;
}

export interface DataTableProps<R> {
  readonly view: View;
  /** What the table shows; read first by screen readers. */
  readonly caption: string;
  readonly captionHidden?: true;
  /** The first column names the row. */
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** Totals, by column key. */
  readonly totals?: Readonly<Record<string, ComponentChildren>> | undefined;
  /** What a narrow screen makes of it; `table` for two or three short columns. */
  readonly narrow?: 'cards' | 'table';
  /** What is said across the table above a row: a limit that the rows from there on are beyond. */
  readonly before?: (row: R, index: number) => ComponentChildren;
  /** What is said instead of an empty table. */
  readonly empty?: ComponentChildren;
}

/**
 * A table that becomes cards on a narrow screen. The roles are written out because browsers forget a table's meaning
 * as soon as CSS gives it another display.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const { view, caption, captionHidden, columns, rows, rowKey, totals, empty, before, narrow = 'cards' } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div class="table-frame">
      <table class={narrow === 'cards' ? 'data-table cards' : 'data-table'} role="table">
        <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} view={view} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, place) => (
            <Fragment key={rowKey(row)}>
              <Divider columns={columns.length}>{before?.(row, place)}</Divider>
              <tr role="row">
                {columns.map((column, index) => (
                  <Cell key={column.key} column={column} names={index === 0}>
                    {column.cell(row)}
                  </Cell>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
        {totals ? <Totals view={view} columns={columns} totals={totals} /> : null}
      </table>
    </div>
  );
}

function Divider({ columns, children }: { readonly columns: number; readonly children: ComponentChildren }) {
  if (children === null || children === undefined) return null;
  return (
    <tr role="row" class="table-divider">
      <td role="cell" colSpan={columns}>
        {children}
      </td>
    </tr>
  );
}

function Head<R>({ view, column }: { readonly view: View; readonly column: Column<R> }) {
  const { sort } = column;
  return (
    <th
      role="columnheader"
      scope="col"
      class={classOf(column)}
      {...(sort && sort.direction !== 'none' ? { 'aria-sort': sort.direction } : {})}
    >
      {sort ? (
        <a class={`sort sort-${sort.direction}`} href={sort.href}>
          {column.head}
          <span class="visually-hidden"> {view.t('ui.table.sort')}</span>
        </a>
      ) : column.headIsName ? (
        <bdi>{column.head}</bdi>
      ) : (
        column.head
      )}
    </th>
  );
}

interface CellProps<R> {
  readonly column: Column<R>;
  readonly names: boolean;
  readonly children: ComponentChildren;
}

function Cell<R>({ column, names, children }: CellProps<R>) {
  if (names) {
    return (
      <th role="rowheader" scope="row" class={classOf(column)} data-label={column.head}>
        {children}
      </th>
    );
  }
  return (
    <td role="cell" class={classOf(column)} data-label={column.head}>
      {isNothing(children) ? null : <div>{children}</div>}
    </td>
  );
}

/** A cell that says nothing has no place on a card. */
function isNothing(children: ComponentChildren): boolean {
  return children === null || children === undefined || children === '';
}

function Totals<R>({
  view,
  columns,
  totals,
}: Pick<DataTableProps<R>, 'view' | 'columns'> & { totals: NonNullable<DataTableProps<R>['totals']> }) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {columns.map((column, index) => (
          <Cell key={column.key} column={column} names={index === 0}>
            {totals[column.key] ?? (index === 0 ? view.t('ui.table.total') : null)}
          </Cell>
        ))}
      </tr>
    </tfoot>
  );
}

function classOf<R>(column: Column<R>): string | undefined {
  return column.kind === 'number' ? 'num' : column.kind === 'about' ? 'about' : undefined;
}
