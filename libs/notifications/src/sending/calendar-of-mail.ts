import { calendarFile, type CalendarMethod, formats, isLang, type Texts } from '#libs/platform';

/** What a mail says of deadlines, for the calendars of those who have to keep them. */
export interface DatesOfMail {
  /** Goes up with whatever moves a deadline: the call's revision and the file's version. */
  readonly sequence: number;
  readonly code: string;
  readonly zone: string;
  /** ISO 8601 */
  readonly writtenAt: string;
  readonly dates: readonly { readonly deadline: string; /** ISO 8601 */ readonly at: string }[];
}

interface Mail {
  readonly template: string;
  readonly language: string;
  /** The file. */
  readonly instanceId: string;
}

/** A file with one entry: calendars take several of them as one invitation. */
export interface CalendarAttachment {
  readonly filename: string;
  readonly method: CalendarMethod;
  readonly content: string;
}

/** A file that is over takes its dates out of calendars again. */
const ENDINGS: readonly string[] = ['applicationWithdrawn', 'callCancelled', 'draftLapsed'];

/** The calendar files of a mail, under the same identity as those of the file's page. */
export function calendarsOf(
  mail: Mail,
  { sequence, code, zone, writtenAt, dates }: DatesOfMail,
  { texts, publicUrl }: { readonly texts: Texts; readonly publicUrl: string },
): readonly CalendarAttachment[] {
  const lang = isLang(mail.language) ? mail.language : 'fr';
  const method = ENDINGS.includes(mail.template) ? 'CANCEL' : 'PUBLISH';
  return dates.map(({ deadline, at: iso }) => {
    const at = new Date(iso);
    const title = `${code} – ${texts.t(lang, `deadline.${deadline}`)}`;
    const entry = {
      uid: `${mail.instanceId}-${deadline}@minha`,
      sequence,
      at,
      title,
      description: formats.dateTime(lang, at, zone),
      url: `${publicUrl}/applications/${mail.instanceId}`,
    };
    return { filename: `${code}.ics`, method, content: calendarFile([entry], new Date(writtenAt), method) };
  });
}
