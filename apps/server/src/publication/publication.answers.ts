import { DATES, EXTENDABLE, SUBMISSION_DEADLINES } from '#libs/calls';
import { parseLocalDateTime } from '#libs/kernel';
import { ENQUIRY_LANGUAGES, LONGEST_ANSWER, LONGEST_QUESTION } from '#libs/publication';
import { z } from 'zod';
import { instant } from '../api/answers.js';
import { reasonText } from '../evaluation/reason-form.js';

const local = z.string().meta({ description: 'On the wall of the call’s zone, such as 2026-02-26T12:00' });
const localInput = z
  .string()
  .transform((text, context) => {
    const read = parseLocalDateTime(text);
    if (read) return read;
    context.addIssue({ code: 'custom', message: 'publication.extension.localUnreadable' });
    return z.NEVER;
  })
  .meta({ description: 'On the wall of the call’s zone, such as 2026-02-26T12:00' });

export const extensionInput = z
  .strictObject({
    deadline: z.enum(EXTENDABLE),
    until: localInput,
    following: z
      .partialRecord(z.enum(DATES), localInput)
      .default({})
      .meta({ description: 'Later dates that move with it' }),
    reason: reasonText,
  })
  .meta({ id: 'ExtensionInput' });

const shift = z.object({ name: z.enum(DATES), from: local, to: local });
const count = z.int();

export const previewShown = z
  .object({
    shifts: z.array(shift),
    files: count.meta({ description: 'Files that wait for the date' }),
    drafts: count.meta({ description: 'Those of them that were never submitted' }),
    submitted: z.array(z.object({ code: z.string(), organisationName: z.string(), people: count })),
    people: z.object({ fr: count, ar: count, en: count }),
    mails: count,
  })
  .meta({ id: 'ExtensionPreview' });

export const changeShown = z
  .object({ name: z.enum(DATES), from: local, to: local, zone: z.string(), at: instant })
  .extend({
    reason: z.string().nullable().meta({ description: 'What a person gave; null where an outage moved the date' }),
    outage: z
      .object({ from: instant, until: instant, minutes: count })
      .nullable()
      .meta({ description: 'The outage that moved the date by the rule of the call' }),
  })
  .meta({ id: 'DateChange' });

const stretch = z.object({ from: instant, until: instant });
export const outagesShown = z
  .object({
    rule: z
      .object({ windowHours: count, allowedMinutes: count, extensionHours: count })
      .nullable()
      .meta({ description: 'Null where no outage moves a deadline of this call' }),
    next: z
      .object({ deadline: z.enum(SUBMISSION_DEADLINES), at: instant, outageSeconds: count })
      .nullable()
      .meta({ description: 'The deadline whose last hours have begun, and how long nobody could hand in so far' }),
    verdicts: z.array(
      z.object({
        deadline: z.enum(SUBMISSION_DEADLINES),
        at: instant,
        outcome: z.enum(['kept', 'moved', 'nothingToMove']),
        outageSeconds: count,
        allowedSeconds: count,
        outages: z.array(stretch),
        movedTo: instant.nullable(),
        decidedAt: instant,
      }),
    ),
  })
  .meta({ id: 'OutagesBeforeDeadlines' });

const language = z.enum(ENQUIRY_LANGUAGES);
const text = (most: number) => z.string().trim().min(1).max(most);
const answer = z.strictObject({ question: text(LONGEST_QUESTION), answer: text(LONGEST_ANSWER) });

export const answersInput = z
  .strictObject({ answers: z.partialRecord(language, answer) })
  .meta({ id: 'EnquiryAnswerInput' });
export const answeredShown = z
  .object({ number: count, answers: z.partialRecord(language, answer), answeredAt: instant })
  .meta({ id: 'AnsweredEnquiry' });
export const waitingShown = z
  .object({ id: z.uuid(), language, question: z.string(), askedAt: instant })
  .meta({ id: 'WaitingEnquiry' });
export const enquiryMade = z.object({ enquiryId: z.uuid() }).meta({ id: 'EnquiryMade' });
export const numberMade = z.object({ number: count }).meta({ id: 'EnquiryAnswered' });

/** As long as a form may send. */
const LONGEST_FILE = 200_000;
export const callFileInput = z
  .strictObject({ text: z.string().min(1).max(LONGEST_FILE).meta({ description: 'The file, YAML 1.2' }) })
  .meta({ id: 'CallFileInput' });
export const faultsShown = z
  .object({
    faults: z.array(z.object({ code: z.string(), path: z.string(), line: count, column: count, message: z.string() })),
  })
  .meta({ id: 'CallFileFaults' });
export const callDrafted = z.object({ callId: z.uuid(), code: z.string() }).meta({ id: 'CallDrafted' });
