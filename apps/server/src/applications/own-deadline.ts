import type { DeadlineKind } from '../ui/deadline.js';

/** By when parts of an application are handed in. */
const SUBMISSIONS: readonly string[] = ['conceptNoteDeadline', 'fullApplicationDeadline'];
/** Deadlines that bind the applicant; all others tell when the office expects to be ready. */
const OWN: readonly string[] = [...SUBMISSIONS, 'clarificationDue', 'countersignatureDue', 'finalReportDue'];

/** Whether it is for the applicant to keep it. */
export function isOwnDeadline(name: unknown): boolean {
  return OWN.some((own) => own === name);
}

/** What a deadline of a file is to its applicant: to be kept, the end of what may still be changed, or a date of others. */
export function deadlineKind(name: string, states: readonly string[]): DeadlineKind {
  if (!isOwnDeadline(name)) return 'expected';
  const isHandedIn = states.some((state) => state.startsWith('submitted'));
  return SUBMISSIONS.includes(name) && isHandedIn ? 'closes' : 'due';
}

/** Where the calendar file with the next deadline of a file is. */
export function calendarOf(id: string): string {
  return `/applications/${id}/calendar.ics`;
}
