import { daysBetween, shiftedDays } from '#libs/calls';
import type { LocalDateTime } from '#libs/kernel';
import { datesBehind } from './dates-behind.js';

const wall = { between: daysBetween, shifted: shiftedDays };
// Each is a date and hour in the shape that the type asks for.
const local = (text: string) => text as LocalDateTime;
const dates = new Map([
  ['questionsUntil', local('2026-01-29T12:00')],
  ['conceptNoteDeadline', local('2026-02-19T12:00')],
  ['conceptNoteScoresDate', local('2026-02-20T18:00')],
  ['shortListDate', local('2026-03-27T12:00')],
]);
const moved = (to: string) => ({
  name: 'conceptNoteDeadline',
  from: local('2026-02-19T12:00'),
  to: local(to),
});

describe('the dates behind a deadline that moves by itself', () => {
  it('stay while they still come after it', () => {
    expect(datesBehind(dates, moved('2026-02-20T12:00'), wall)).toEqual([]);
    expect(datesBehind(dates, moved('2026-02-20T18:00'), wall)).toEqual([]);
  });

  it('move together by whole days where the next one would come before it', () => {
    expect(datesBehind(dates, moved('2026-02-22T09:00'), wall)).toEqual([
      { name: 'conceptNoteScoresDate', from: '2026-02-20T18:00', to: '2026-02-23T18:00' },
      { name: 'shortListDate', from: '2026-03-27T12:00', to: '2026-03-30T12:00' },
    ]);
  });
});
