import { parseLocalDateTime, type LocalDateTime } from '#libs/kernel';
import {
  DateNotExtendable,
  DatesOutOfOrder,
  DeadlineNotLater,
  DeadlinePassed,
  extension,
  HourNotOnTheClock,
  type ExtensionRequest,
} from './extension.js';

function local(text: string): LocalDateTime {
  const read = parseLocalDateTime(text);
  if (!read) throw new Error(text);
  return read;
}

const dates = new Map([
  ['publicationDate', local('2026-01-05T09:00')],
  ['conceptNoteDeadline', local('2026-02-19T12:00')],
  ['scoresDate', local('2026-03-18T18:00')],
  ['shortListDate', local('2026-03-27T12:00')],
]);
const noon = new Date('2026-02-19T12:00:00Z');

function extended(changes: Partial<ExtensionRequest> = {}, now = new Date('2026-02-10T00:00:00Z')) {
  const request = { deadline: 'conceptNoteDeadline', until: local('2026-02-26T12:00'), following: {}, ...changes };
  return extension(request, {
    dates,
    extendable: ['conceptNoteDeadline'],
    now,
    instantOf: (at) => new Date(`${at}:00Z`),
    isOnTheClock: (at) => !at.endsWith('02:30'),
  });
}

describe('an extension', () => {
  it('sets the deadline anew and remembers what it was', () => {
    expect(extended()).toEqual([{ name: 'conceptNoteDeadline', from: '2026-02-19T12:00', to: '2026-02-26T12:00' }]);
  });

  it.each(['2026-02-19T12:00', '2026-02-19T11:59', '2026-01-01T00:00'])('never shortens: %s', (until) => {
    expect(() => extended({ until: local(until) })).toThrow(DeadlineNotLater);
  });

  it('may be by a single minute', () => {
    expect(extended({ until: local('2026-02-19T12:01') })).toHaveLength(1);
  });

  it('comes until the last millisecond before the deadline, and not at it', () => {
    expect(extended({}, new Date(noon.getTime() - 1))).toHaveLength(1);
    expect(() => extended({}, noon)).toThrow(DeadlinePassed);
  });

  it.each(['publicationDate', 'shortListDate', 'fullApplicationDeadline', 'toString'])('is not for %s', (deadline) => {
    expect(() => extended({ deadline })).toThrow(DateNotExtendable);
  });

  it('gives no hour that the clocks skip', () => {
    expect(() => extended({ until: local('2026-03-01T02:30') })).toThrow(HourNotOnTheClock);
  });

  it('up to the next date keeps the order, beyond it needs that one to move as well', () => {
    expect(extended({ until: local('2026-03-18T18:00') })).toHaveLength(1);
    expect(() => extended({ until: local('2026-03-18T18:01') })).toThrow(DatesOutOfOrder);
  });

  it('moves the dates that follow with it', () => {
    const following = { scoresDate: local('2026-04-10T18:00'), shortListDate: local('2026-04-17T12:00') };

    expect(extended({ until: local('2026-03-20T12:00'), following }).map(({ name, to }) => [name, to])).toEqual([
      ['conceptNoteDeadline', '2026-03-20T12:00'],
      ['scoresDate', '2026-04-10T18:00'],
      ['shortListDate', '2026-04-17T12:00'],
    ]);
  });

  it('moves only dates that follow, only later, and leaves them in order', () => {
    const until = local('2026-03-20T12:00');
    const moving = (following: ExtensionRequest['following']) => () => extended({ until, following });

    expect(moving({ publicationDate: local('2026-04-01T09:00') })).toThrow(DateNotExtendable);
    expect(moving({ conceptNoteDeadline: local('2026-04-01T09:00') })).toThrow(DateNotExtendable);
    expect(moving({ scoresDate: local('2026-03-10T18:00') })).toThrow(DeadlineNotLater);
    expect(moving({ scoresDate: local('2026-04-10T18:00') })).toThrow(DatesOutOfOrder);
  });
});
