import ICAL from 'ical.js';
import { loadTexts } from '#libs/platform';
import nodeIcal from 'node-ical';
import { calendarsOf, type DatesOfMail } from './calendar-of-mail.js';

const texts = loadTexts('config/texts', { missing: 'throw' });
const FILE = '018f0000-0000-7000-8000-00000000b001';
const dates: DatesOfMail = {
  sequence: 7,
  code: 'KAF-2026-02-0007',
  zone: 'Africa/Casablanca',
  writtenAt: '2026-09-01T08:00:00.000Z',
  dates: [{ deadline: 'conceptNoteDeadline', at: '2026-09-20T12:00:00.000Z' }],
};
const with_ = { texts, publicUrl: 'https://minha.example' };

function fileOf(template: string, of: DatesOfMail = dates): string {
  return calendarsOf({ template, language: 'ar', instanceId: FILE }, of, with_)[0]?.content ?? '';
}

/** As one program reads it. */
function byIcalJs(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as string);
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    summary: event.summary,
    status: event.component.getFirstPropertyValue('status'),
  };
}

/** As another one does. */
function byNodeIcal(content: string) {
  const parsed = nodeIcal.sync.parseICS(content);
  const event = Object.values(parsed).find((part) => part?.type === 'VEVENT');
  if (event?.type !== 'VEVENT') throw new Error('There is no event in it.');
  return {
    uid: event.uid,
    sequence: Number(event.sequence),
    start: event.start.toISOString(),
    summary: event.summary,
  };
}

describe('the calendar file of a mail', () => {
  it('is read alike by independent programs, in Arabic too', () => {
    const content = fileOf('reminder');
    const { method, status, ...one } = byIcalJs(content);

    expect([method, status]).toEqual(['PUBLISH', null]);
    expect(byNodeIcal(content)).toEqual(one);
    expect(one).toEqual({
      uid: `${FILE}-conceptNoteDeadline@minha`,
      sequence: 7,
      start: '2026-09-20T12:00:00.000Z',
      summary: `KAF-2026-02-0007 – ${texts.t('ar', 'deadline.conceptNoteDeadline')}`,
    });
  });

  it('keeps its identity when the date moves, and its number rises', () => {
    const moved = {
      ...dates,
      sequence: 9,
      dates: [{ deadline: 'conceptNoteDeadline', at: '2026-09-27T12:00:00.000Z' }],
    };
    const [before, after] = [byIcalJs(fileOf('reminder')), byIcalJs(fileOf('deadlineExtended', moved))];

    expect(after.uid).toBe(before.uid);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.start).toBe('2026-09-27T12:00:00.000Z');
  });

  it.each(['applicationWithdrawn', 'callCancelled', 'draftLapsed'])('takes the date out again: %s', (template) => {
    expect(byIcalJs(fileOf(template))).toMatchObject({
      method: 'CANCEL',
      status: 'CANCELLED',
      uid: `${FILE}-conceptNoteDeadline@minha`,
    });
  });

  // The country went back to universal time for good on 20 September 2026 (tzdata 2026c).
  it.each([
    ['before the change of the zone', '2026-09-19T11:00:00.000Z', '12:00'],
    ['after it', '2026-09-21T12:00:00.000Z', '12:00'],
  ])('gives the instant in universal time, and the hour on the wall in words: %s', (_when, at, wall) => {
    const content = fileOf('reminder', { ...dates, dates: [{ deadline: 'conceptNoteDeadline', at }] });

    expect(byIcalJs(content).start).toBe(at);
    expect(content).not.toContain('TZID');
    expect(content.replaceAll('\r\n ', '')).toContain(wall);
  });
});
