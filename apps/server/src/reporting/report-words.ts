import { isOpen, type ReportFileView } from '#libs/reporting';
import { said } from '../calls/said.js';
import type { Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { OpenedReport } from './report-files.js';

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

/** Whether the report waits for this person: for those who write it while it is open, for an officer once it is in. */
export function isTurnOf({ actor, file, isWritable }: Pick<OpenedReport, 'actor' | 'file' | 'isWritable'>): boolean {
  return isWritable || (!isOpen(file.states) && actor.roles.includes('officer'));
}

/** What the others are waiting for: the report itself, or an answer about it. */
export function awaitedIn({ file }: Pick<OpenedReport, 'file'>): 'report' | 'answer' {
  return isOpen(file.states) && !file.states.includes('queried') ? 'report' : 'answer';
}

/** A heading of the budget: its number and its name in the call. */
export function headingName(view: View, { call }: Pick<ReportFileView, 'call'>, id: string): string {
  const heading = call.file.budget.headings.find((one) => one.id === id);
  return view.t('contracts.budget.line', {
    id,
    title: heading ? said(view, heading.title) : view.t('contracts.budget.indirect'),
  });
}
