import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { corrected, deadlinesOf, HISTORY_KINDS } from '#libs/workflow';
import { Commands, type Command } from '../commands/commands.js';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls } from '../instance/call-rules.js';
import { changeOf } from '../instance/change.js';
import { InstanceNotFound } from '../instance/errors.js';
import { INSTANCE_COLUMNS, snapshotOf, type LoadedInstance } from '../instance/loaded-instance.js';
import { kindOf, passageOf } from '../instance/passage.js';
import { writeChanges } from '../instance/write-changes.js';
import { mustBeAnother, mustOperate, mustSayWhy } from '../moves/two-people.js';
import { toldUntilAfter } from '../timers/agenda.js';
import { Corrections, type Correction } from './corrections.js';
import { CorrectionOutdated } from './errors.js';

export interface RequestCorrectionCommand extends Command {
  readonly instanceId: string;
  /** Path of the state that is right. */
  readonly to: string;
  readonly reason: string;
}

export interface ConfirmCorrectionCommand extends Command {
  readonly correction: string;
}

export interface CorrectionMade {
  readonly instanceId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Puts an instance into another state than its events led to: one operator asks with a reason, another makes it so. It
 * is a row of history of its own kind; nothing is ordered by it, and what the instance remembers stays as it is.
 */
@Injectable()
export class CorrectState {
  constructor(
    private readonly commands: Commands,
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
    private readonly corrections: Corrections,
    private readonly ids: Ids,
  ) {}

  /** Throws `CorrectionImpossible` for a state that the instance cannot stand in, or stands in already. */
  async request(command: RequestCorrectionCommand): Promise<Correction> {
    const { by, instanceId, to, reason, arrivedAt } = command;
    mustOperate(by);
    mustSayWhy(reason);
    const id = this.ids.next();
    return this.commands.run('engine.request-correction', command, async (tx) => {
      const instance = await this.lock(tx, instanceId);
      const machine = this.definitions.of(instance.definition, instance.definitionVersion);
      corrected(machine, snapshotOf(instance), to, arrivedAt);
      const asked = { id, instanceId, fromState: instance.state, toState: to, reason };
      const correction = { ...asked, requestedBy: by.id, requestedAt: arrivedAt };
      await this.corrections.add(tx, correction);
      return { ...correction, confirmedBy: null, confirmedAt: null };
    });
  }

  /** Throws `SecondPersonNeeded`, and `CorrectionOutdated` where the file stands elsewhere by now. */
  async confirm(command: ConfirmCorrectionCommand): Promise<CorrectionMade> {
    const { by, arrivedAt } = command;
    mustOperate(by);
    return this.commands.run('engine.confirm-correction', command, async (tx) => {
      const correction = await this.corrections.hold(tx, command.correction);
      mustBeAnother(by, correction.requestedBy);
      const instance = await this.lock(tx, correction.instanceId);
      mustBeAsItWas(correction, instance);
      await this.corrections.confirm(tx, correction.id, by.id, arrivedAt);
      const to = await this.write(tx, { correction, instance, command });
      return { instanceId: instance.id, from: instance.state, to };
    });
  }

  private async write(
    tx: Tx,
    { correction, instance, command }: { correction: Correction; instance: Locked; command: Command },
  ): Promise<string> {
    const { now, ...before } = instance;
    const { id, toState, reason, requestedBy } = correction;
    const { calendar, settleMs } = await this.rules.of(tx, before.callId);
    const machine = this.definitions.of(before.definition, before.definitionVersion);
    const at = now > before.updatedAt ? now : before.updatedAt;
    const snapshot = corrected(machine, snapshotOf(before), toState, at);
    const passage = passageOf({
      kind: kindOf(before),
      before,
      step: { snapshot, taken: '', effects: [] },
      event: HISTORY_KINDS.stateCorrected,
      payload: { correction: id, to: toState, reason, requestedBy },
      by: command.by,
      at,
      command: command.key,
      timers: deadlinesOf(machine, snapshot, calendar),
      settleMs,
      toldUntil: toldUntilAfter(before, at),
    });
    await writeChanges(tx, [changeOf(before, passage)]);
    return passage.history.toState;
  }

  private async lock(tx: Tx, id: string): Promise<Locked> {
    const [row]: Locked[] = await tx.query(
      `select ${INSTANCE_COLUMNS}, date_trunc('milliseconds', clock_timestamp() + minha_clock_offset()) as now
       from workflow_instance i where i.id = $1 for update`,
      [id],
    );
    if (row) return row;
    throw new InstanceNotFound(`There is no instance ${id}.`, { id });
  }
}

type Locked = LoadedInstance & { readonly now: Date };

function mustBeAsItWas({ id, fromState, confirmedAt }: Correction, { state }: Locked): void {
  if (confirmedAt !== null) throw new CorrectionOutdated(`The correction ${id} was made already.`, { id });
  if (fromState === state) return;
  const message = `The file stood in ${fromState} when this was asked, and stands in ${state} now: look again first.`;
  throw new CorrectionOutdated(message, { id, from: fromState, now: state });
}
