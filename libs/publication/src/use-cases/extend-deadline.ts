import { Injectable } from '@nestjs/common';
import { type Call, CallRecords, Calls, type DateChange, type DateName, instantOf } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { CallFacts } from '../call-facts.js';
import type { DateShift } from '../domain/extension.js';
import { mustBeInCharge } from '../domain/who-may.js';
import { type ExtensionAsked, extensionOf } from '../extension-of.js';

export interface ExtendDeadlineCommand extends Command, ExtensionAsked {
  readonly callId: string;
  /** Published with the new date. */
  readonly reason: string;
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
      const shifts = extensionOf(call, command, command.arrivedAt);
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
      outage: null,
      changedBy: command.by.id,
      at: command.arrivedAt,
    }));
  }
}
