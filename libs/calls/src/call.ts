import { DomainError, type Calendar, type LocalDateTime } from '#libs/kernel';
import type { BudgetTerms } from './budget.js';
import { callCalendar, type DateOverrides } from './calendar.js';
import { documentOf, fileQuestionsOf } from './file-questions.js';
import type { FormTerms } from './form.js';
import {
  type ComplaintRules,
  type FeedbackRules,
  NO_FEEDBACK,
  type OutageRule,
  type ReminderRules,
  USUAL_COMPLAINTS,
  USUAL_REMINDERS,
} from './file/afterwards-file.js';
import {
  DATES,
  type CallFile,
  type DateName,
  type FormStage,
  type Lot,
  type Stage,
  type SubmissionDeadline,
} from './file/call-file.js';
import type { Form } from './file/form-file.js';
import type { Grid } from './file/grid-file.js';
import type { DocumentStage, RequiredDocument } from './file/rules-file.js';
import type { Text } from './file/words.js';

export class LotUnknown extends DomainError {
  readonly code = 'calls.lot-unknown';
}

/** The procedure of the call has no such stage, or it asks for no such report. */
export class StageUnknown extends DomainError {
  readonly code = 'calls.stage-unknown';
}

/** The languages every text of a call has. */
export type TextLanguage = 'fr' | 'ar' | 'en';

/** A call as it stands at one revision: its file, with the dates that were extended since. Never changes. */
export class Call {
  readonly calendar: Calendar;

  constructor(
    readonly id: string,
    readonly revision: number,
    readonly file: CallFile,
    readonly overrides: DateOverrides,
    readonly publishedAt: Date | null,
    readonly cancelledAt: Date | null,
  ) {
    const { answer: complaintAnswer, reopening: complaintReopening } = this.complaints;
    const periods = { ...file.periods, complaintAnswer, complaintReopening };
    this.calendar = callCalendar({ ...file, periods, ladder: this.reminders.ladder }, overrides);
  }

  get code(): string {
    return this.file.code;
  }
  get currency(): CallFile['currency'] {
    return this.file.currency;
  }
  get zone(): string {
    return this.file.zone;
  }
  get lots(): readonly Lot[] {
    return this.file.lots;
  }
  /** Name of the grant's definition for `engine.start`. */
  get definition(): CallFile['procedure']['definition'] {
    return this.file.procedure.definition;
  }

  get complaints(): ComplaintRules {
    return this.file.complaints ?? USUAL_COMPLAINTS;
  }
  get feedback(): FeedbackRules {
    return this.file.feedback ?? NO_FEEDBACK;
  }

  /** Null where no outage moves a deadline of this call. */
  get outages(): OutageRule | null {
    return this.file.outages ?? null;
  }

  get reminders(): ReminderRules {
    return this.file.reminders ?? USUAL_REMINDERS;
  }

  /** The lot; throws `LotUnknown`. */
  lot(id: string): Lot {
    const lot = this.file.lots.find((candidate) => candidate.id === id);
    if (lot) return lot;
    throw new LotUnknown(`Call ${this.code} has no lot ${id}.`, { call: this.code, lot: id });
  }

  /** The lots that an organisation of this region (ISO 3166-2) may apply under. */
  lotsOfRegion(region: string): readonly Lot[] {
    return this.file.applicants.seat === 'country' ? this.lots : this.lots.filter((lot) => lot.region === region);
  }

  /** The stages that are scored, in their order. */
  get stages(): readonly Stage[] {
    return this.definition === 'grant.one-stage-call' ? ['fullApplication'] : ['conceptNote', 'fullApplication'];
  }

  /** The stage that an application begins with. */
  get firstStage(): Stage {
    return this.stages[0] ?? 'fullApplication';
  }

  /** The grid of a stage; throws `StageUnknown` where the call has no such stage. */
  grid(stage: Stage): Grid {
    return this.has(stage, this.file.grids[stage]);
  }

  /** The form of a stage or report; throws `StageUnknown` where the call asks for none. */
  form(stage: FormStage): Form {
    return this.has(stage, this.file.forms[stage]);
  }

  private has<T>(stage: FormStage, part: T | undefined): T {
    if (part !== undefined) return part;
    throw new StageUnknown(`Call ${this.code} has no ${stage}.`, { call: this.code, stage });
  }

  /** The same call asking with other forms. */
  withForms(forms: CallFile['forms']): Call {
    const { id, revision, file, overrides, publishedAt, cancelledAt } = this;
    return new Call(id, revision, { ...file, forms }, overrides, publishedAt, cancelledAt);
  }

  documents(stage: DocumentStage): readonly RequiredDocument[] {
    return this.file.documents[stage];
  }

  /** Every document of a stage, those that questions of its form ask for last. */
  allDocuments(stage: FormStage): readonly RequiredDocument[] {
    return [...this.documents(stage), ...fileQuestionsOf(this.form(stage)).map(documentOf)];
  }

  /** What a person writes before submitting at that stage: in an open call both parts arrive together. */
  stagesSubmittedAt(stage: Stage): readonly Stage[] {
    return this.definition === 'grant.open-call' ? ['conceptNote', 'fullApplication'] : [stage];
  }

  /** The date that ends the submission of a stage. */
  deadlineNameOf(stage: Stage): SubmissionDeadline {
    const hasOneDeadline = this.definition !== 'grant.restricted-call';
    return stage === 'conceptNote' || hasOneDeadline ? 'conceptNoteDeadline' : 'fullApplicationDeadline';
  }

  /** The instant that ends the submission of a stage, null where the call has none. */
  deadlineOf(stage: Stage): Date | null {
    return this.calendar.date(this.deadlineNameOf(stage));
  }

  /** The dates as they hold now, on the wall, in the order of the procedure. */
  dates(): ReadonlyMap<DateName, LocalDateTime> {
    return datesOf(this.file, this.overrides);
  }

  /** The borders for the answers and the budget of an application under a lot; throws `LotUnknown`. */
  terms(lotId: string): FormTerms & BudgetTerms {
    const { duration, currency, share, budget } = this.file;
    return { lot: this.lot(lotId), duration, currency, share, rules: budget };
  }

  /** The call's own texts in one language. */
  texts(language: TextLanguage): Readonly<Record<keyof CallFile['texts'], string>> {
    const { title, summary, objectives, priorities, activities, whoMayApply, howScored, contact, privacy } =
      this.file.texts;
    const of = (text: Text) => text[language];
    return {
      title: of(title),
      summary: of(summary),
      objectives: of(objectives),
      priorities: of(priorities),
      activities: of(activities),
      whoMayApply: of(whoMayApply),
      howScored: of(howScored),
      contact: of(contact),
      privacy: of(privacy),
    };
  }
}

/** The dates of a call in the order of the procedure, with those that were set later. */
export function datesOf(
  file: Pick<CallFile, 'dates'>,
  overrides: DateOverrides = {},
): ReadonlyMap<DateName, LocalDateTime> {
  const given = DATES.map((name) => [name, overrides[name] ?? file.dates[name]] as const);
  return new Map(given.filter((entry): entry is readonly [DateName, LocalDateTime] => entry[1] !== undefined));
}
