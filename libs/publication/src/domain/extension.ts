import { DomainError, type LocalDateTime } from '#libs/kernel';

/** A date is asked to be extended that the call does not have, or that nobody works towards. */
export class DateNotExtendable extends DomainError {
  readonly code = 'publication.date-not-extendable';
}

/** R04: a deadline may be extended, never shortened. */
export class DeadlineNotLater extends DomainError {
  readonly code = 'publication.deadline-not-later';
}

/** What has passed has taken effect: files were closed by it. An extension comes before. */
export class DeadlinePassed extends DomainError {
  readonly code = 'publication.deadline-passed';
}

/** The clocks of the zone skip this hour: nobody could read it. */
export class HourNotOnTheClock extends DomainError {
  readonly code = 'publication.hour-not-on-the-clock';
}

/** The new date lies after a date that has to follow it; that one has to be moved as well. */
export class DatesOutOfOrder extends DomainError {
  readonly code = 'publication.dates-out-of-order';
}

/** The dates of a call in the order of its procedure, as they hold now. */
export type Dates = ReadonlyMap<string, LocalDateTime>;

export interface ExtensionRequest {
  readonly deadline: string;
  readonly until: LocalDateTime;
  /** Later dates that move with it, so that the order stays: scores, short list ... */
  readonly following: Readonly<Partial<Record<string, LocalDateTime>>>;
}

/** The call as it stands, and its zone's clock. */
export interface Situation {
  readonly dates: Dates;
  readonly extendable: readonly string[];
  readonly now: Date;
  readonly instantOf: (local: LocalDateTime) => Date;
  readonly isOnTheClock: (local: LocalDateTime) => boolean;
}

/** One date that is set anew. */
export interface DateShift {
  readonly name: string;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
}

/** The dates that an extension sets anew, the deadline first; throws the rule that it breaks. */
export function extension(request: ExtensionRequest, situation: Situation): readonly DateShift[] {
  const deadline = extendedDeadline(request, situation);
  const following = Object.entries(request.following).flatMap(([name, to]) =>
    to === undefined ? [] : [followingShift(name, to, request.deadline, situation)],
  );
  const shifts = [deadline, ...following];
  mustKeepTheOrder(situation.dates, shifts);
  return shifts;
}

function extendedDeadline({ deadline, until }: ExtensionRequest, situation: Situation): DateShift {
  const from = situation.dates.get(deadline);
  if (from === undefined || !situation.extendable.includes(deadline)) {
    throw new DateNotExtendable(`${deadline} is not a date of this call that can be extended.`, { deadline });
  }
  const present = situation.instantOf(from);
  if (present.getTime() <= situation.now.getTime()) {
    throw new DeadlinePassed(`${deadline} passed at ${from}: it can no longer be extended.`, { deadline, present });
  }
  return laterShift({ name: deadline, from, to: until }, situation);
}

function followingShift(name: string, to: LocalDateTime, deadline: string, situation: Situation): DateShift {
  const order = [...situation.dates.keys()];
  const from = situation.dates.get(name);
  if (from === undefined || order.indexOf(name) <= order.indexOf(deadline)) {
    throw new DateNotExtendable(`${name} does not follow ${deadline} in this call.`, { deadline: name });
  }
  return laterShift({ name, from, to }, situation);
}

function laterShift(shift: DateShift, { instantOf, isOnTheClock }: Situation): DateShift {
  if (!isOnTheClock(shift.to)) {
    throw new HourNotOnTheClock(`The clocks skip ${shift.to}.`, { deadline: shift.name, until: shift.to });
  }
  if (instantOf(shift.to).getTime() > instantOf(shift.from).getTime()) return shift;
  const details = { deadline: shift.name, present: instantOf(shift.from) };
  throw new DeadlineNotLater(`${shift.name} is ${shift.from}: ${shift.to} is not later.`, details);
}

function mustKeepTheOrder(dates: Dates, shifts: readonly DateShift[]): void {
  const moved = new Map([...dates, ...shifts.map(({ name, to }) => [name, to] as const)]);
  const order = [...moved];
  for (const [index, [name, local]] of order.entries()) {
    const next = order[index + 1];
    if (next === undefined || local <= next[1]) continue;
    const message = `${name} (${local}) would come after ${next[0]} (${next[1]}): move that one as well.`;
    throw new DatesOutOfOrder(message, { deadline: name, next: next[0] });
  }
}
