import { Injectable } from '@nestjs/common';
import {
  type Call,
  CallRecords,
  Calls,
  EXTENDABLE,
  instantOf,
  isOnTheClock,
  shortNotice,
  type DateChange,
  type DateName,
} from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError, Ids, type LocalDateTime } from '#libs/kernel';
import { CallFacts } from '../call-facts.js';
import { type DateShift, extension } from '../domain/extension.js';
import { mustBeInCharge } from '../domain/who-may.js';

/** The dates that move with the deadline would leave applicants less time than the procedure gives (R02). */
export class SubmissionTimeTooShort extends DomainError {
  readonly code = 'publication.submission-time-too-short';
}

export interface ExtendDeadlineCommand extends Command {
  readonly callId: string;
  readonly deadline: DateName;
  /** The new date and hour on the wall of the call's zone. */
  readonly until: LocalDateTime;
  /** Published with the new date. */
  readonly reason: string;
  /** Dates after the deadline that move with it, where the order of the procedure needs it. */
  readonly following?: Readonly<Partial<Record<DateName, LocalDateTime>>>;
}

/**
 * Extends a deadline for everybody at once (R04). The calendar, the published list of changes and the call's own timers
 * change in one transaction; the effect `moveDeadlines` then reaches every file, and no timer that still carries the old
 * instant closes anything.
 */
@Injectable()
export class ExtendDeadline {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly facts: CallFacts,
    private readonly ids: Ids,
  ) {}

  /** Throws the rule of `extension` that is broken, or `TransitionRefused` where the call is in no state for it. */
  execute(command: ExtendDeadlineCommand): Promise<void> {
    return this.commands.run('publication.extend-deadline', command, async (tx) => {
      mustBeInCharge(command.by, 'extend');
      const { callId, deadline, reason } = command;
      await this.records.hold(tx, callId);
      const call = await this.calls.of(tx, callId);
      const shifts = shiftsOf(call, command);
      await this.records.setDates(tx, callId, this.changesOf(call, shifts, command));
      // Locked only now: what the engine locks takes the calendar of that moment along, and it must be the new one.
      const instance = await this.engine.lock(tx, callId);
      const until = instantOf({ local: command.until, zone: call.zone }).toISOString();
      const present = call.calendar.date(deadline)?.toISOString() ?? null;
      const given = { ...(await this.facts.of(tx, call)), present };
      await instance.send({ type: 'deadlineExtended', payload: { deadline, until, reason } }, command, given);
    });
  }

  private changesOf(call: Call, shifts: readonly DateShift[], command: ExtendDeadlineCommand): readonly DateChange[] {
    return shifts.map(({ name, from, to }) => ({
      id: this.ids.next(),
      callId: call.id,
      // Every shift bears the name of a date of this call.
      name: name as DateName,
      oldLocal: from,
      newLocal: to,
      zone: call.zone,
      reason: command.reason,
      changedBy: command.by.id,
      at: command.arrivedAt,
    }));
  }
}

function shiftsOf(
  call: Call,
  { deadline, until, following = {}, arrivedAt }: ExtendDeadlineCommand,
): readonly DateShift[] {
  const { zone } = call;
  const shifts = extension(
    { deadline, until, following },
    {
      dates: call.dates(),
      extendable: EXTENDABLE,
      now: arrivedAt,
      instantOf: (local) => instantOf({ local, zone }),
      isOnTheClock: (local) => isOnTheClock({ local, zone }),
    },
  );
  mustLeaveTimeEnough(call, shifts);
  return shifts;
}

/** Only moving the invitations without the deadline that follows them can take time away. */
function mustLeaveTimeEnough(call: Call, shifts: readonly DateShift[]): void {
  const dates = { ...call.file.dates, ...call.overrides };
  const moved = { ...dates, ...Object.fromEntries(shifts.map(({ name, to }) => [name, to])) };
  const before = new Set(shortNotice({ ...call.file, dates }).map(({ path }) => path.at(-1)));
  const added = shortNotice({ ...call.file, dates: moved }).find(({ path }) => !before.has(path.at(-1)));
  if (added === undefined) return;
  const deadline = String(added.path.at(-1));
  throw new SubmissionTimeTooShort(`${deadline}: ${added.message}`, { deadline });
}
