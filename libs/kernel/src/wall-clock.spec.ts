import { isLocalDate, parseLocalDateTime } from './wall-clock.js';

describe('a local date and hour', () => {
  it.each(['2026-02-19T12:00', '2028-02-29T23:59', '2000-02-29T00:00'])('is read: %s', (text) => {
    expect(parseLocalDateTime(text)).toBe(text);
  });

  it.each([
    '2026-02-29T12:00',
    '1900-02-29T12:00',
    '2026-04-31T12:00',
    '2026-13-01T12:00',
    '2026-00-10T12:00',
    '2026-01-00T12:00',
    '2026-02-19T24:00',
    '2026-02-19T12:60',
    '2026-02-19',
    '2026-02-19T12:00Z',
    '2026-02-19 12:00',
    '19/02/2026 12:00',
  ])('is refused: %s', (text) => {
    expect(parseLocalDateTime(text)).toBeNull();
  });

  it('knows the days of the calendar', () => {
    expect(['2026-02-28', '2026-02-29', '2028-02-29'].map(isLocalDate)).toEqual([true, false, true]);
  });
});
