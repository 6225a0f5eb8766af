/** A moment for somebody's calendar. */
export interface CalendarEntry {
  /** Stays the same when the date moves, so that a calendar replaces its entry instead of adding a second one. */
  readonly uid: string;
  /** Goes up when the entry changes (RFC 5545 SEQUENCE). */
  readonly sequence: number;
  readonly at: Date;
  readonly title: string;
  readonly description: string;
  readonly url: string;
}

/** `CANCEL` takes entries that a calendar may have out of it again. */
export type CalendarMethod = 'PUBLISH' | 'CANCEL';

/** A calendar file (RFC 5545). Instants are written in UTC: a phone with old zone data still shows the right hour. */
export function calendarFile(
  entries: readonly CalendarEntry[],
  stamp: Date,
  method: CalendarMethod = 'PUBLISH',
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Minha//Calls//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...entries.flatMap((entry) => eventLines(entry, stamp, method)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(
  { uid, sequence, at, title, description, url }: CalendarEntry,
  stamp: Date,
  method: CalendarMethod,
): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(at)}`,
    `DTEND:${utc(at)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    ...(method === 'CANCEL' ? ['STATUS:CANCELLED'] : alarmLines(title)),
    'END:VEVENT',
  ];
}

function alarmLines(title: string): readonly string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, 'TRIGGER:-P2D', 'END:VALARM'];
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
}

const LINE_BYTES = 75;

/** Lines have at most 75 bytes; a character is never cut in two, which matters in Arabic. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > LINE_BYTES) {
      parts.push(part);
      part = '';
      // The blank that begins a continued line counts.
      bytes = 1;
    }
    part += character;
    bytes += length;
  }
  return [...parts, part].join('\r\n ');
}
