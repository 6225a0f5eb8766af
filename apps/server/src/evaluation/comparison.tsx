import type { Grid } from '#libs/calls';
import { scoredSections, totalsOf, type AssessmentSheet, type Halves } from '#libs/evaluation';
import { WrittenText } from '../applications/answer-in-words.js';
import { said } from '../calls/said.js';
import { DataTable } from '../ui/data-table.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { points } from './points.js';

export interface ComparisonProps {
  readonly view: View;
  readonly grid: Grid;
  readonly sheet: AssessmentSheet;
}

/** What the others gave and what the file got: shown once everything is final, and never before (R13). */
export function Comparison({ view, grid, sheet }: ComparisonProps) {
  if (sheet.submittedAt === null) return null;
  if (sheet.others === null || sheet.result === null) {
    return <Notice tone="info">{view.t('evaluation.comparison.hidden')}</Notice>;
  }
  return (
    <section class="section">
      <h2>{view.t('evaluation.comparison.title')}</h2>
      <Totals view={view} grid={grid} sheet={sheet} />
      {sheet.divergence ? <p>{view.t('evaluation.comparison.diverged')}</p> : null}
      {sheet.others.map((other, i) => (
        <details key={`${i}`}>
          <summary>{view.t('evaluation.comparison.comments', { n: i + 1 })}</summary>
          {scoredSections(grid).map((section) => (
            <div key={section.id}>
              <h4>
                {view.t('evaluation.grid.section', {
                  id: section.id,
                  title: said(view, section.title),
                  max: section.max,
                })}
              </h4>
              <WrittenText text={other.comments[section.id] ?? ''} />
            </div>
          ))}
        </details>
      ))}
    </section>
  );
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly max: number;
  readonly own: Halves;
  readonly others: readonly Halves[];
  readonly result: Halves;
}

function Totals({ view, grid, sheet }: ComparisonProps) {
  const own = totalsOf(grid, sheet.scores, sheet.transferred);
  const others = (sheet.others ?? []).map(({ scores }) => totalsOf(grid, scores, sheet.transferred));
  const rows: readonly Row[] = grid.sections.map(({ id, title, max }) => ({
    key: id,
    name: view.t('evaluation.comparison.section', { id, title: said(view, title) }),
    max,
    own: own.sections[id] ?? 0,
    others: others.map(({ sections }) => sections[id] ?? 0),
    result: sheet.result?.sections[id] ?? 0,
  }));
  return (
    <DataTable<Row>
      view={view}
      caption={view.t('evaluation.comparison.caption')}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: view.t('evaluation.comparison.part'), cell: ({ name }) => name },
        {
          key: 'max',
          kind: 'number',
          head: view.t('evaluation.comparison.max'),
          cell: ({ max }) => view.format.number(max),
        },
        { key: 'own', kind: 'number', head: view.t('evaluation.comparison.own'), cell: (row) => points(view, row.own) },
        ...others.map((_other, i) => ({
          key: `other${i}`,
          kind: 'number' as const,
          head: view.t('evaluation.comparison.other', { n: i + 1 }),
          cell: (row: Row) => points(view, row.others[i] ?? 0),
        })),
        {
          key: 'result',
          kind: 'number',
          head: view.t('evaluation.comparison.result'),
          cell: (row) => points(view, row.result),
        },
      ]}
      totals={{
        max: view.format.number(grid.max),
        own: points(view, own.total),
        result: points(view, sheet.result?.total ?? 0),
        ...Object.fromEntries(others.map(({ total }, i) => [`other${i}`, points(view, total)])),
      }}
    />
  );
}
