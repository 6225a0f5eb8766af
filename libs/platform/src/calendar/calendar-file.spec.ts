import { calendarFile } from './calendar-file.js';

const entry = {
  uid: 'KAF-2026-01-conceptNoteDeadline@minha',
  sequence: 1,
  at: new Date('2026-02-19T12:00:00Z'),
  title: 'موعد إيداع المذكرات المفاهيمية، دعوة المبادرات المحلية للتكوين والإدماج',
  description: 'Notes, lots; and\nlines',
  url: 'https://example.org/calls/KAF-2026-01',
};
const file = calendarFile([entry], new Date('2026-01-05T08:00:00Z'));

describe('a calendar file', () => {
  it('gives the instant in UTC, so that old zone data cannot move it', () => {
    expect(file).toContain('DTSTART:20260219T120000Z\r\n');
  });

  it('has no line of more than 75 bytes and cuts no letter', () => {
    const lines = file.split('\r\n');

    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${entry.title}\r\n`);
  });

  it('escapes what has a meaning of its own', () => {
    expect(file).toContain('DESCRIPTION:Notes\\, lots\\; and\\nlines\r\n');
  });
});
