import type { LocalDateTime } from '#libs/kernel';
import { aCall } from '#testing/calls';
import { askedIn, hourIn } from './extension.form.js';

const call = aCall();
const at = (local: string) => local as LocalDateTime;

describe('an hour as it is typed', () => {
  it.each([
    ['12:00', '12:00'],
    ['9h30', '09:30'],
    ['12 h', '12:00'],
    ['9', '09:00'],
    ['١٢:٣٠', '12:30'],
  ])('%s is %s', (typed, hour) => {
    expect(hourIn(typed)).toBe(hour);
  });

  it.each(['', 'noon', '24:00', '12:60', '12:5', '1200'])('is refused where it can be misread: %s', (typed) => {
    expect(hourIn(typed)).toBeNull();
  });
});

describe('an extension as the form asks for it', () => {
  const form = { on: '2026-02-26', hour: '12:00' };

  it('moves the deadline alone', () => {
    expect(askedIn(call, 'conceptNoteDeadline', { ...form, following: [] })).toEqual({
      deadline: 'conceptNoteDeadline',
      until: at('2026-02-26T12:00'),
      following: {},
    });
  });

  it('moves the chosen later dates by as many days, and none that comes before', () => {
    const dates = call.dates();
    const following = askedIn(call, 'conceptNoteDeadline', { ...form, following: ['questionsUntil', 'shortListDate'] });

    const moved = following?.following ?? {};
    const days = (from = '', to = '') => (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 86_400_000;
    expect(Object.keys(moved)).toEqual(['shortListDate']);
    expect(days(dates.get('shortListDate'), moved.shortListDate)).toBe(7);
  });
});
