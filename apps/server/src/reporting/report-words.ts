import type { ReportFileView } from '#libs/reporting';
import { said } from '../calls/said.js';
import type { Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';

const TONES: Readonly<Record<string, Tone>> = {
  due: 'info',
  overdue: 'problem',
  in: 'info',
  queried: 'attention',
  accepted: 'done',
  waived: 'neutral',
};

/** How the state of a report is shown: colour and shape beside its words. */
export function reportTone(state: string): Tone {
  return TONES[state] ?? 'neutral';
}

/** A heading of the budget: its number and its name in the call. */
export function headingName(view: View, { call }: Pick<ReportFileView, 'call'>, id: string): string {
  const heading = call.file.budget.headings.find((one) => one.id === id);
  return view.t('contracts.budget.line', {
    id,
    title: heading ? said(view, heading.title) : view.t('contracts.budget.indirect'),
  });
}
