import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type JsonObject } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { deadlinesOf, explain, start, type Action, type Machine } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { freezeDefinition } from '../definitions/freeze.js';
import { RulesOfCalls } from './call-rules.js';
import { changeOf, instanceAfter, noHistory } from './change.js';
import { InstanceNotFound } from './errors.js';
import { INSTANCE_COLUMNS, shardOf, snapshotOf, type LoadedInstance } from './loaded-instance.js';
import { LockedInstance } from './locked-instance.js';
import { lockRow, NOW } from './locked-row.js';
import type { Origin, SentEvent } from './origin.js';
import { kindUnder, passageOf } from './passage.js';
import { writeChanges } from './write-changes.js';

export interface StartRequest {
  /** The caller's id for the instance: a grant's is its application's. */
  readonly id: string;
  /** Name of the definition; its newest version is taken. */
  readonly definition: string;
  readonly callId: string;
  readonly event: SentEvent;
  readonly origin: Origin;
  readonly given?: JsonObject;
}

/** Somebody who asks what may be done with an instance, and what its guards are told. */
export interface Asked {
  readonly id: string;
  readonly by: Actor;
  readonly given: JsonObject;
}

/** The durable runtime: begins instances, locks them, and says what may happen to them. */
@Injectable()
export class Engine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
  ) {}

  /** Begins an instance in the caller's transaction; throws `TransitionRefused` when the actor may not. */
  async start(tx: Tx, request: StartRequest): Promise<LockedInstance> {
    const { id, callId, event, origin } = request;
    const machine = this.definitions.latest(request.definition);
    const rules = await this.rules.of(tx, callId);
    const at = await this.instantOf(tx);
    await freezeDefinition(tx, machine, at);
    const payload = event.payload ?? {};
    const facts = {
      at,
      arrivedAt: origin.arrivedAt,
      by: origin.by,
      calendar: rules.calendar,
      given: request.given ?? {},
    };
    const step = start(machine, { type: event.type, payload }, facts);
    const passage = passageOf({
      kind: kindUnder(machine, callId),
      before: null,
      step,
      event: event.type,
      payload,
      by: origin.by,
      at,
      command: origin.key ?? null,
      timers: deadlinesOf(machine, step.snapshot, rules.calendar),
      settleMs: rules.settleMs,
      toldUntil: at,
    });
    const change = changeOf(noHistory(id, shardOf(id)), passage);
    await writeChanges(tx, [change]);
    return new LockedInstance(tx, machine, rules, instanceAfter(change), at);
  }

  /** Locks the instance until the transaction ends; throws `InstanceNotFound`. */
  async lock(tx: Tx, id: string): Promise<LockedInstance> {
    const { at, ...loaded } = await lockRow(tx, id);
    return new LockedInstance(tx, this.machineOf(loaded), await this.rules.of(tx, loaded.callId), loaded, at);
  }

  /** What a person may do with an instance now, and why not; reads without locking. Throws `InstanceNotFound`. */
  async explain(id: string, by: Actor, given: JsonObject = {}): Promise<readonly Action[]> {
    return this.actionsOf(await this.read(id), by, given);
  }

  /** The same for several instances at once, by their ids; those that are not there are left out. */
  async explainEach(asked: readonly Asked[]): Promise<ReadonlyMap<string, readonly Action[]>> {
    const rows = await this.database.query<LoadedInstance>(
      `select ${INSTANCE_COLUMNS} from workflow_instance i where i.id = any($1)`,
      [asked.map(({ id }) => id)],
    );
    const loaded = new Map(rows.map((row) => [row.id, row]));
    const actions = new Map<string, readonly Action[]>();
    for (const { id, by, given } of asked) {
      const instance = loaded.get(id);
      if (instance) actions.set(id, await this.actionsOf(instance, by, given));
    }
    return actions;
  }

  /** An instance as it stands, without a lock; throws `InstanceNotFound`. */
  async read(id: string): Promise<LoadedInstance> {
    const [row] = await this.database.query<LoadedInstance>(
      `select ${INSTANCE_COLUMNS} from workflow_instance i where i.id = $1`,
      [id],
    );
    if (!row) throw new InstanceNotFound(`There is no instance ${id}.`, { id });
    return row;
  }

  /** The procedure that an instance runs on, for whoever shows it; throws `InstanceNotFound`. */
  async procedureOf(id: string): Promise<Machine> {
    return this.machineOf(await this.read(id));
  }

  /** Every state that an instance has been in, the present one too; empty where there is no such instance. */
  async statesOf(id: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ states: string }>(
      'select distinct h.to_state as states from workflow_history h where h.instance_id = $1',
      [id],
    );
    return new Set(rows.flatMap(({ states }) => states.split(' ')));
  }

  /** The procedures that several instances run on, by their ids; those that are not there are left out. */
  async proceduresOf(ids: readonly string[]): Promise<ReadonlyMap<string, Machine>> {
    const rows = await this.database.query<{ id: string; definition: string; definitionVersion: number }>(
      `select i.id, i.definition, i.definition_version as "definitionVersion" from workflow_instance i where i.id = any($1)`,
      [ids],
    );
    return new Map(
      rows.map(({ id, definition, definitionVersion }) => [id, this.definitions.of(definition, definitionVersion)]),
    );
  }

  private async actionsOf(loaded: LoadedInstance, by: Actor, given: JsonObject): Promise<readonly Action[]> {
    const { calendar } = await this.rules.of(null, loaded.callId);
    const at = this.clock.now();
    return explain(this.machineOf(loaded), snapshotOf(loaded), by, { at, arrivedAt: at, by, calendar, given });
  }

  private machineOf(instance: LoadedInstance): Machine {
    return this.definitions.of(instance.definition, instance.definitionVersion);
  }

  private async instantOf(tx: Tx): Promise<Date> {
    const [row]: { now: Date }[] = await tx.query(`select ${NOW} as now`);
    if (!row) throw new Error('The database did not say what time it is.');
    return row.now;
  }
}
