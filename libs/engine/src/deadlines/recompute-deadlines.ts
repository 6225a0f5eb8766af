import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import {
  deadlinesOf,
  held,
  HISTORY_KINDS,
  holdsFor,
  recomputed,
  type Effect,
  type InstantChange,
  type Recomputed,
} from '#libs/workflow';
import type { Command } from '../commands/commands.js';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls } from '../instance/call-rules.js';
import { changeOf, type Change } from '../instance/change.js';
import { INSTANCE_COLUMNS, snapshotOf, type LoadedInstance } from '../instance/loaded-instance.js';
import { kindOf, passageOf } from '../instance/passage.js';
import { writeChanges } from '../instance/write-changes.js';
import { mustOperate, mustSayWhy } from '../moves/two-people.js';
import { toldUntilAfter } from '../timers/agenda.js';

/** A deadline of one file that falls at another instant than people were told. */
export interface MovedDeadline extends InstantChange {
  readonly id: string;
  readonly subject: string;
  readonly callId: string;
}

export interface RecomputedDeadlines {
  /** Files looked at. */
  readonly seen: number;
  readonly later: readonly MovedDeadline[];
  readonly earlier: readonly MovedDeadline[];
}

export interface RecomputeCommand extends Command {
  /** Published in the history of every file concerned. */
  readonly reason: string;
  /** `hold`: what would fall earlier stays where people were told; `confirm`: a person lets it fall earlier. */
  readonly earlier: 'hold' | 'confirm';
}

const BATCH = 300;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Makes every deadline what the zone data and the calendars say now, whatever they said when it was worked out. What
 * falls later takes effect and people are told; what would fall earlier keeps the instant that people know until an
 * operator confirms it. Each file concerned gets a row of history. To do it twice changes nothing the second time.
 */
@Injectable()
export class RecomputeDeadlines {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
  ) {}

  /** What would change, and nothing is changed. */
  preview(): Promise<RecomputedDeadlines> {
    return this.inBatches((tx, after) => this.look(tx, after, NEXT));
  }

  /** Throws `OperatorsOnly` and `ReasonMissing`. */
  async execute(command: RecomputeCommand): Promise<RecomputedDeadlines> {
    mustOperate(command.by);
    mustSayWhy(command.reason);
    return this.inBatches(async (tx, after) => {
      const looks = await this.look(tx, after, `${NEXT} for update`);
      const changes: Change[] = [];
      for (const { file, found } of looks) {
        const change = await this.changeOf(tx, { file, found, command });
        if (change) changes.push(change);
      }
      await writeChanges(tx, changes);
      return looks;
    });
  }

  private async inBatches(batch: (tx: Tx, after: string) => Promise<readonly Look[]>): Promise<RecomputedDeadlines> {
    const later: MovedDeadline[] = [];
    const earlier: MovedDeadline[] = [];
    let seen = 0;
    let after = FIRST;
    for (;;) {
      const from = after;
      const looks = await this.database.transaction((tx) => batch(tx, from));
      for (const look of looks) {
        later.push(...movedOf(look, 'later'));
        earlier.push(...movedOf(look, 'earlier'));
      }
      seen += looks.length;
      after = looks.at(-1)?.file.id ?? after;
      if (looks.length < BATCH) return { seen, later, earlier };
    }
  }

  private async look(tx: Tx, after: string, statement: string): Promise<readonly Look[]> {
    const files: Found[] = await tx.query(statement, [after]);
    const looks: Look[] = [];
    for (const file of files) {
      const { calendar } = await this.rules.of(tx, file.callId);
      const machine = this.definitions.of(file.definition, file.definitionVersion);
      const told = new Map(file.deadlines.map(({ name, due_at }) => [name, new Date(due_at)]));
      looks.push({ file, found: recomputed(machine, snapshotOf(file), told, calendar) });
    }
    return looks;
  }

  /** Null where nothing changes: every instant is the one people know, or is held there already. */
  private async changeOf(
    tx: Tx,
    { file, found, command }: Look & { command: RecomputeCommand },
  ): Promise<Change | null> {
    const { calendar, settleMs } = await this.rules.of(tx, file.callId);
    const machine = this.definitions.of(file.definition, file.definitionVersion);
    const { now, deadlines: _told, ...instance } = file;
    const isConfirmed = command.earlier === 'confirm';
    const unheld = found.earlier.filter(({ deadline }) => file.clocks[deadline]?.notBefore === undefined);
    const applied = isConfirmed ? [...found.later, ...found.earlier] : found.later;
    const holds = {
      ...holdsFor(found.later, 'release'),
      ...(isConfirmed ? holdsFor(found.earlier, 'release') : holdsFor(unheld, 'hold')),
    };
    if (applied.length === 0 && Object.keys(holds).length === 0) return null;
    const at = now > file.updatedAt ? now : file.updatedAt;
    const snapshot = held(machine, snapshotOf(instance), holds);
    const payload = { reason: command.reason, changes: applied.map(changeInRow), holds };
    const passage = passageOf({
      kind: kindOf(instance),
      before: instance,
      step: { snapshot, taken: '', effects: applied.map(tellOf) },
      event: HISTORY_KINDS.deadlinesRecomputed,
      payload,
      by: command.by,
      at,
      command: command.key,
      timers: deadlinesOf(machine, snapshot, calendar),
      settleMs,
      toldUntil: toldUntilAfter(instance, at),
    });
    return changeOf(instance, passage);
  }
}

interface Look {
  readonly file: Found;
  readonly found: Recomputed;
}

type Found = LoadedInstance & {
  readonly now: Date;
  /** What people were told, as the row says it. */
  readonly deadlines: readonly { readonly name: string; readonly due_at: string }[];
};

function movedOf({ file: { id, subject, callId }, found }: Look, which: keyof Recomputed): readonly MovedDeadline[] {
  return found[which].map((change) => ({ ...change, id, subject, callId }));
}

function changeInRow({ deadline, from, to }: InstantChange): JsonObject {
  return { deadline, from: from.toISOString(), to: to.toISOString() };
}

/** The order to tell the people whose deadline it is; the one that carries it out knows how often. */
function tellOf({ deadline, to, for: roles }: InstantChange): Effect {
  return { name: 'tellNewInstant', payload: { deadline, at: to.toISOString(), to: [...roles] } };
}

const NEXT = `
select ${INSTANCE_COLUMNS}, i.deadlines,
  (select date_trunc('milliseconds', clock_timestamp() + minha_clock_offset())) as now
from workflow_instance i
where i.id > $1 and i.deadlines::text <> '[]'
order by i.id limit ${BATCH}`;
