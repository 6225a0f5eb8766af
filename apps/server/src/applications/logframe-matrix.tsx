import { columnsOf, type LogframeItem, logframeItems, type QuestionOfRows, type Row } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';
import { columnName } from './column-name.js';

export interface LogframeMatrixProps {
  readonly view: View;
  readonly question: Extract<QuestionOfRows, { type: 'logframe' }>;
  readonly rows: readonly Row[];
}

/** Columns of an indicator, between the statement and its assumptions. */
const OF_INDICATOR = ['indicator', 'baseline', 'target', 'year', 'source'] as const;

/** The logical framework as the matrix of the annex: one entry after the other, each beside its indicators. */
export function LogframeMatrix({ view, question, rows }: LogframeMatrixProps) {
  const items = logframeItems(rows);
  if (items.length === 0) return null;
  const heads = columnsOf(question).filter(({ id }) => id !== 'level');
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={said(view, question.label)}>
      <table class="plain-table logframe">
        <thead>
          <tr>
            {heads.map((column) => (
              <th key={column.id} scope="col">
                {columnName(view, question, column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ItemRows key={item.row} view={view} question={question} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ItemRows({ view, question, item }: Omit<LogframeMatrixProps, 'rows'> & { readonly item: LogframeItem }) {
  const level = question.levels.find(({ value }) => value === item.level);
  const nothing: Row = {};
  const shown = item.indicators.length > 0 ? item.indicators : [{ row: item.row, cells: nothing }];
  return (
    <>
      {shown.map(({ row, cells }, index) => (
        <tr key={row}>
          {index === 0 ? (
            <th scope="row" rowspan={shown.length}>
              <span class="logframe-level">
                {level ? said(view, level.label) : item.level} <bdi class="nums">{item.number}</bdi>
              </span>
              <bdi>{item.statement}</bdi>
            </th>
          ) : null}
          {OF_INDICATOR.map((column) => (
            <td key={column}>
              <bdi>{cells[column]}</bdi>
            </td>
          ))}
          {index === 0 ? (
            <td rowspan={shown.length}>
              <bdi>{item.assumptions}</bdi>
            </td>
          ) : null}
        </tr>
      ))}
    </>
  );
}
