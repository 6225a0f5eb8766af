import { monthsOfRow, type QuestionOfRows, type Row } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

export interface WorkPlanProps {
  readonly view: View;
  readonly question: Extract<QuestionOfRows, { type: 'workPlan' }>;
  readonly rows: readonly Row[];
}

/** More months than any action; what lies beyond is shown in words only. */
const MOST_MONTHS = 60;

/** The work plan as a table with its months marked; each activity says its months in words too. */
export function WorkPlan({ view, question, rows }: WorkPlanProps) {
  if (rows.length === 0) return null;
  const last = Math.min(MOST_MONTHS, Math.max(1, ...rows.map((row) => monthsOfRow(row).until || 1)));
  const months = Array.from({ length: last }, (_, index) => index + 1);
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={said(view, question.label)}>
      <table class="plain-table work-plan">
        <thead>
          <tr>
            <th scope="col">{view.t('form.workPlan.column.activity')}</th>
            <th scope="col">{view.t('form.workPlan.column.who')}</th>
            {months.map((month) => (
              <th key={month} scope="col" class="num" aria-label={view.t('form.workPlan.month', { month })}>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">
                <bdi>{row['activity']}</bdi>
                <span class="muted work-plan-months">{monthsInWords(view, row)}</span>
              </th>
              <td>
                <bdi>{row['who']}</bdi>
              </td>
              {months.map((month) => (
                <Month key={month} view={view} isMarked={isIn(row, month)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isIn(row: Row, month: number): boolean {
  const { from, until } = monthsOfRow(row);
  return month >= from && month <= until;
}

function Month({ view, isMarked }: { readonly view: View; readonly isMarked: boolean }) {
  if (!isMarked) return <td />;
  return (
    <td class="work-plan-marked">
      <span class="visually-hidden">{view.t('form.workPlan.marked')}</span>
      <span aria-hidden="true">■</span>
    </td>
  );
}

/** As they were written; a draft may lack one of them, or both. */
function monthsInWords(view: View, row: Row): string {
  const { from, until } = monthsOfRow(row);
  if (from === until) return view.t('form.workPlan.month', { month: from });
  return view.t('form.workPlan.months', { from: row['from'] || '…', until: row['until'] || '…' });
}
