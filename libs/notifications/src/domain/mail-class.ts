/**
 * What a mail is to its reader. `must`: a receipt, a decision, an account, a changed deadline; sent at once, always.
 * `action`: something to do. `news`: good to know. The last two keep to the hours of the call and to what the reader chose.
 */
export type MailClass = 'must' | 'action' | 'news';

/** What a reader may do without: nothing is decided by it, and the portal says the same. */
export const TOPICS = ['reminders', 'news'] as const;
export type Topic = (typeof TOPICS)[number];

const ACTION: readonly string[] = ['reminder', 'overdue', 'messageToOffice', 'messageToApplicant', 'filesAssigned'];
const NEWS: readonly string[] = [
  'callPublished',
  'callClosed',
  'clarificationPeriodEnded',
  'contractSigned',
  'implementationEnded',
  'paymentExecuted',
  'enquiryAnswered',
  'enquirySetAside',
];

/** Templates that can wait, for whoever checks that there are such texts. */
export const PATIENT_TEMPLATES: readonly string[] = [...ACTION, ...NEWS];

/** The class of a template; one that nobody has thought about is never held back. */
export function classOf(template: string): MailClass {
  if (ACTION.includes(template)) return 'action';
  return NEWS.includes(template) ? 'news' : 'must';
}

/** What the reader may end that this template belongs to; null where it may not be ended. */
export function topicOf(template: string): Topic | null {
  if (template === 'reminder') return 'reminders';
  return classOf(template) === 'news' ? 'news' : null;
}
