import type { Timer } from '#libs/workflow';
import { dueAt, nextFiring, toldUntilAfter } from './agenda.js';
import { scheduleAgain } from './schedule.js';

const at = (hour: number) => new Date(Date.UTC(2026, 1, 19, hour));
const closing: Timer = {
  name: 'closing',
  kind: 'deadline',
  deadline: 'closing',
  at: at(12),
  deadlineAt: at(12),
  since: at(0),
  sends: 'closed',
  to: [],
};
const answerDue: Timer = {
  name: 'answerDue',
  kind: 'deadline',
  deadline: 'answerDue',
  at: at(10),
  deadlineAt: at(12),
  since: at(0),
  to: [],
};
const reminder: Timer = {
  name: 'closing:PT3H',
  kind: 'reminder',
  deadline: 'closing',
  at: at(9),
  deadlineAt: at(12),
  since: at(0),
  before: 'PT3H',
  to: [],
};
const settleMs = 5_000;

describe('what fires next', () => {
  it('is a reminder at its instant', () => {
    expect(nextFiring({ timers: [reminder, closing], settleMs }, { toldUntil: at(8) }, at(8))).toEqual(at(9));
    expect(nextFiring({ timers: [closing, reminder], settleMs }, { toldUntil: at(8) }, at(8))).toEqual(at(9));
  });

  it('is a deadline that closes something once it has settled', () => {
    expect(nextFiring({ timers: [closing], settleMs }, { toldUntil: at(8) }, at(8))).toEqual(
      new Date(at(12).getTime() + 5_000),
    );
  });

  it('is a deadline that only tells people at its instant', () => {
    expect(nextFiring({ timers: [answerDue], settleMs }, { toldUntil: at(8) }, at(8))).toEqual(at(10));
  });

  it('is a deadline that has passed, however long ago', () => {
    expect(nextFiring({ timers: [answerDue, closing], settleMs }, { toldUntil: at(20) }, at(20))).toEqual(at(10));
  });

  it.each([
    ['was told at that very instant', { toldUntil: at(9) }, reminder],
    ['lies before its state', { toldUntil: at(8) }, { ...reminder, since: at(9) }],
  ])('is not a reminder that %s', (_why, told, timer) => {
    expect(nextFiring({ timers: [timer], settleMs }, told, at(9))).toBeNull();
  });
});

describe('what fires next when the worker is late', () => {
  it('is a reminder whose hour has passed and that nobody was told of', () => {
    expect(nextFiring({ timers: [reminder, closing], settleMs }, { toldUntil: at(8) }, at(10))).toEqual(at(9));
  });

  it.each([
    [{ toldUntil: at(9) }, reminder],
    [{ toldUntil: at(8) }, { ...reminder, since: at(9) }],
  ])('is not one that was told, or that lies before its state (%#)', (told, timer) => {
    expect(nextFiring({ timers: [timer], settleMs }, told, at(10))).toBeNull();
  });
});

describe('what is due', () => {
  it.each([
    [new Date(at(9).getTime() - 1), []],
    [at(9), ['closing:PT3H']],
    [at(12), ['closing:PT3H']],
    [new Date(at(12).getTime() + 4_999), ['closing:PT3H']],
    [new Date(at(12).getTime() + 5_000), ['closing:PT3H', 'closing']],
  ])('at %p is %p', (instant, names) => {
    const due = dueAt({ timers: [reminder, closing], settleMs }, { toldUntil: at(8) }, instant);

    expect(due.map(({ name }) => name)).toEqual(names);
  });
});

describe('up to where people have been told after something else happened', () => {
  it('is its instant where nothing was due', () => {
    expect(toldUntilAfter({ firesAt: at(12), toldUntil: at(8) }, at(11))).toEqual(at(11));
    expect(toldUntilAfter({ firesAt: null, toldUntil: at(8) }, at(11))).toEqual(at(11));
  });

  it('stays where the worker is late, so that what is due is still told', () => {
    expect(toldUntilAfter({ firesAt: at(9), toldUntil: at(8) }, at(11))).toEqual(at(8));
    expect(toldUntilAfter({ firesAt: at(11), toldUntil: at(8) }, at(11))).toEqual(at(8));
  });
});

describe('the schedule of an instance that stays where it is', () => {
  const agenda = { timers: [reminder, closing, answerDue], settleMs };
  const due = (timer: Timer, sends: string | null) => ({
    name: timer.name,
    due_at: timer.at,
    sends,
    recipients: timer.to,
  });

  it('is worked out anew, and keeps what is due and not told yet to be told', () => {
    expect(scheduleAgain({ firesAt: at(9), toldUntil: at(8) }, agenda, at(10))).toEqual({
      fires_at: at(9),
      fired_at: at(9),
      told_until: at(8),
      deadlines: [due(closing, 'closed'), due(answerDue, null)],
    });
  });

  it('passes over what lay before where nothing was due', () => {
    expect(scheduleAgain({ firesAt: null, toldUntil: at(8) }, agenda, at(9))).toMatchObject({
      fires_at: at(10),
      fired_at: null,
      told_until: at(9),
    });
  });
});
