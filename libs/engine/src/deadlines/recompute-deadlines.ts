import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import {
  held,
  HISTORY_KINDS,
  holdsFor,
  recomputed,
  type Effect,
  type InstantChange,
  type Machine,
  type Recomputed,
} from '#libs/workflow';
import type { Command } from '../commands/commands.js';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls, type CallRules } from '../instance/call-rules.js';
import { changeOf, type Change } from '../instance/change.js';
import { INSTANCE_COLUMNS, snapshotOf } from '../instance/loaded-instance.js';
import { AT, type LockedRow } from '../instance/locked-row.js';
import { passageBeside } from '../instance/passage-beside.js';
import { writeChanges } from '../instance/write-changes.js';
import { mustOperate, mustSayWhy } from '../moves/two-people.js';

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
  preview(limit = BATCH): Promise<RecomputedDeadlines> {
    return this.inBatches(limit, (tx, after) => this.look(tx, [after, limit], NEXT));
  }

  /** Throws `OperatorsOnly` and `ReasonMissing`. */
  async execute(command: RecomputeCommand, limit = BATCH): Promise<RecomputedDeadlines> {
    mustOperate(command.by);
    mustSayWhy(command.reason);
    return this.inBatches(limit, async (tx, after) => {
      const looks = await this.look(tx, [after, limit], `${NEXT} for update`);
      await writeChanges(
        tx,
        looks.flatMap((look) => changeBy(look, command) ?? []),
      );
      return looks;
    });
  }

  private async inBatches(
    limit: number,
    batch: (tx: Tx, after: string) => Promise<readonly Look[]>,
  ): Promise<RecomputedDeadlines> {
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
      if (looks.length < limit) return { seen, later, earlier };
    }
  }

  private async look(
    tx: Tx,
    which: readonly [after: string, limit: number],
    statement: string,
  ): Promise<readonly Look[]> {
    const files: Found[] = await tx.query(statement, [...which]);
    const rulesOf = await this.rules.ofAll(tx, files);
    return files.map((file) => {
      const rules = rulesOf(file.callId);
      const machine = this.definitions.of(file.definition, file.definitionVersion);
      const told = new Map(file.deadlines.map(({ name, due_at }) => [name, new Date(due_at)]));
      return { file, machine, rules, found: recomputed(machine, snapshotOf(file), told, rules.calendar) };
    });
  }
}

/** Null where nothing changes: every instant is the one people know, or is held there already. */
function changeBy({ file, machine, rules, found }: Look, command: RecomputeCommand): Change | null {
  const isConfirmed = command.earlier === 'confirm';
  const unheld = found.earlier.filter(({ deadline }) => file.clocks[deadline]?.notBefore === undefined);
  const applied = isConfirmed ? [...found.later, ...found.earlier] : found.later;
  const holds = {
    ...holdsFor(found.later, 'release'),
    ...(isConfirmed ? holdsFor(found.earlier, 'release') : holdsFor(unheld, 'hold')),
  };
  if (applied.length === 0 && Object.keys(holds).length === 0) return null;
  const passage = passageBeside(file, {
    machine,
    rules,
    snapshot: held(machine, snapshotOf(file), holds),
    event: HISTORY_KINDS.deadlinesRecomputed,
    payload: { reason: command.reason, changes: applied.map(changeInRow), holds },
    by: command.by,
    command: command.key,
    effects: applied.map(tellOf),
  });
  return changeOf(file, passage);
}

interface Look {
  readonly file: Found;
  readonly machine: Machine;
  readonly rules: CallRules;
  readonly found: Recomputed;
}

type Found = LockedRow & {
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
select ${INSTANCE_COLUMNS}, i.deadlines, ${AT}
from workflow_instance i
where i.id > $1 and i.deadlines::text <> '[]'
order by i.id limit $2`;
