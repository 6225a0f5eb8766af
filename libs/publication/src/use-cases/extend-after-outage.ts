import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Call,
  CallRecords,
  Calls,
  type DateName,
  daysBetween,
  type MovingOutage,
  shiftedDays,
  SUBMISSION_DEADLINES,
  type SubmissionDeadline,
  wallClockOf,
} from '#libs/calls';
import { BeforeDeadlines, type DeadlineQuestion, Engine, type HeldDeadlines } from '#libs/engine';
import { Ids, systemActor } from '#libs/kernel';
import { Database, ServiceSpells, type Tx } from '#libs/platform';
import { datesBehind } from '../domain/dates-behind.js';
import type { DateShift } from '../domain/extension.js';
import { outageVerdict, type OutageVerdict } from '../domain/outage-verdict.js';
import { type DeadlineVerdict, DeadlineVerdicts } from '../persistence/deadline-verdicts.js';
import { termsOf } from '../outage-terms.js';

const AFTER_OUTAGE = systemActor('outage-rule');
const EVENT = 'deadlineExtendedAfterOutage';

/**
 * Before a deadline for applications takes effect in a call with a rule for outages, decides what that rule says: nothing
 * is closed before it is decided. An extension changes the calendar, its published list and the call in one transaction,
 * as one by a person does, and the effect `moveDeadlines` tells every file. While the portal is away, the deadline waits.
 */
@Injectable()
export class ExtendAfterOutage implements DeadlineQuestion, OnModuleInit {
  /** What needs no look any more: a verdict is made once. */
  private readonly decided = new Set<string>();

  constructor(
    private readonly before: BeforeDeadlines,
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly spells: ServiceSpells,
    private readonly verdicts: DeadlineVerdicts,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.before.ask(this);
  }

  async openOf(tx: Tx, callIds: readonly string[], at: Date): Promise<HeldDeadlines> {
    const open = new Map<string, ReadonlySet<string>>();
    for (const callId of callIds) {
      const names = await this.undecided(tx, await this.calls.of(tx, callId), at);
      if (names.length > 0) open.set(callId, new Set(names));
    }
    return open;
  }

  async answer(callIds: readonly string[]): Promise<void> {
    for (const callId of callIds) await this.database.transaction((tx) => this.decide(tx, callId));
  }

  private async undecided(tx: Tx, call: Call, at: Date): Promise<readonly SubmissionDeadline[]> {
    if (call.outages === null) return [];
    const due = SUBMISSION_DEADLINES.filter((name) => isDue(call, name, at) && !this.decided.has(keyOf(call, name)));
    if (due.length === 0) return [];
    for (const { deadline, at: then } of await this.verdicts.of(tx, call.id))
      this.decided.add(key(call.id, deadline, then));
    return due.filter((name) => !this.decided.has(keyOf(call, name)));
  }

  private async decide(tx: Tx, callId: string): Promise<void> {
    await this.records.hold(tx, callId);
    const call = await this.calls.of(tx, callId);
    const terms = termsOf(call);
    if (terms === null) return;
    const earlier = await this.verdicts.of(tx, callId);
    const countedUntil = earlier.find(({ outcome }) => outcome === 'moved')?.decidedAt ?? null;
    for (const name of SUBMISSION_DEADLINES) {
      const deadline = call.calendar.date(name);
      if (deadline === null || earlier.some((one) => one.deadline === name && one.at.getTime() === deadline.getTime()))
        continue;
      const { now, outages } = await this.spells.since(tx, new Date(deadline.getTime() - terms.windowMs));
      if (deadline > now) continue;
      const verdict = outageVerdict(terms, { deadline, now, outages, countedUntil });
      if (verdict.outcome !== 'waits') await this.carryOut(tx, call, { name, deadline, now, verdict });
    }
  }

  private async carryOut(tx: Tx, call: Call, come: Come): Promise<void> {
    const { name, deadline, now, verdict } = come;
    const moves = verdict.outcome === 'moved' && (await this.waitsFor(call, name));
    if (moves) await this.move(tx, call, { ...come, verdict });
    await this.verdicts.add(tx, call.id, {
      deadline: name,
      at: deadline,
      outcome: verdict.outcome === 'moved' && !moves ? 'nothingToMove' : verdict.outcome,
      outageSeconds: Math.round(verdict.outageMs / 1000),
      allowedSeconds: (call.outages?.allowedMinutes ?? 0) * 60,
      outages: verdict.outages,
      movedTo: moves ? verdict.until : null,
      decidedAt: now,
    });
  }

  /** A call that is over or cancelled, or has closed already, has nothing to move. */
  private async waitsFor({ id }: Call, name: SubmissionDeadline): Promise<boolean> {
    const [{ value }, machine] = await Promise.all([this.engine.read(id), this.engine.procedureOf(id)]);
    const { handlers } = machine.configurations.of(value);
    return handlers.has(EVENT) && (name !== 'conceptNoteDeadline' || handlers.has('conceptNotesClosed'));
  }

  private async move(tx: Tx, call: Call, { name, now, verdict }: Come & { verdict: Moved }): Promise<void> {
    const outage = toldOf(verdict);
    const changes = shiftsOf(call, name, verdict.until).map(({ name: moved, from, to }) => ({
      id: this.ids.next(),
      callId: call.id,
      // Every shift bears the name of a date of this call.
      name: moved as DateName,
      oldLocal: from,
      newLocal: to,
      zone: call.zone,
      reason: null,
      outage,
      changedBy: AFTER_OUTAGE.id,
      at: now,
    }));
    await this.records.setDates(tx, call.id, changes);
    // Locked only now: what the engine locks takes the calendar of that moment along, and it must be the new one.
    const instance = await this.engine.lock(tx, call.id);
    const payload = { deadline: name, until: verdict.until.toISOString(), outage: { ...outage } };
    await instance.send({ type: EVENT, payload }, { by: AFTER_OUTAGE, arrivedAt: now });
  }
}

type Moved = Extract<OutageVerdict, { outcome: 'moved' }>;

interface Come {
  readonly name: SubmissionDeadline;
  readonly deadline: Date;
  readonly now: Date;
  readonly verdict: Exclude<OutageVerdict, { outcome: 'waits' }>;
}

function isDue(call: Call, name: SubmissionDeadline, at: Date): boolean {
  const deadline = call.calendar.date(name);
  return deadline !== null && deadline <= at;
}

function keyOf(call: Call, name: SubmissionDeadline): string {
  return key(call.id, name, call.calendar.date(name) ?? new Date(0));
}

function key(callId: string, name: SubmissionDeadline, at: Date): string {
  return `${callId} ${name} ${at.getTime()}`;
}

/** From the first minute without the portal to the last, and how many there were. */
function toldOf({ outages, outageMs }: Moved): MovingOutage {
  const ends = outages.map(({ until }) => until.getTime());
  return {
    from: (outages[0]?.from ?? new Date(0)).toISOString(),
    until: new Date(Math.max(...ends)).toISOString(),
    minutes: Math.ceil(outageMs / 60_000),
  };
}

function shiftsOf(call: Call, name: SubmissionDeadline, until: Date): readonly DateShift[] {
  const dates = call.dates();
  const from = dates.get(name);
  if (from === undefined) return [];
  const deadline = { name, from, to: wallClockOf(until, call.zone).local };
  return [deadline, ...datesBehind(dates, deadline, { between: daysBetween, shifted: shiftedDays })];
}
