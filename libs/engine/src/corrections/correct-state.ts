import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { corrected, HISTORY_KINDS } from '#libs/workflow';
import { Commands, type Command } from '../commands/commands.js';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls } from '../instance/call-rules.js';
import { changeOf } from '../instance/change.js';
import { snapshotOf } from '../instance/loaded-instance.js';
import { lockRow, type LockedRow } from '../instance/locked-row.js';
import { passageBeside } from '../instance/passage-beside.js';
import { writeChanges } from '../instance/write-changes.js';
import { mustBeAnother, mustOperate, mustSayWhy } from '../moves/two-people.js';
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
      const instance = await lockRow(tx, instanceId);
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
      const instance = await lockRow(tx, correction.instanceId);
      mustBeAsItWas(correction, instance);
      await this.corrections.confirm(tx, correction.id, by.id, arrivedAt);
      const to = await this.write(tx, { correction, instance, command });
      return { instanceId: instance.id, from: instance.state, to };
    });
  }

  private async write(
    tx: Tx,
    { correction, instance, command }: { correction: Correction; instance: LockedRow; command: Command },
  ): Promise<string> {
    const { id, toState, reason, requestedBy } = correction;
    const machine = this.definitions.of(instance.definition, instance.definitionVersion);
    const passage = passageBeside(instance, {
      machine,
      rules: await this.rules.of(tx, instance.callId),
      snapshot: corrected(machine, snapshotOf(instance), toState, instance.at),
      event: HISTORY_KINDS.stateCorrected,
      payload: { correction: id, to: toState, reason, requestedBy },
      by: command.by,
      command: command.key,
    });
    await writeChanges(tx, [changeOf(instance, passage)]);
    return passage.history.toState;
  }
}

function mustBeAsItWas({ id, fromState, confirmedAt }: Correction, { state }: LockedRow): void {
  if (confirmedAt !== null) throw new CorrectionOutdated(`The correction ${id} was made already.`, { id });
  if (fromState === state) return;
  const message = `The file stood in ${fromState} when this was asked, and stands in ${state} now: look again first.`;
  throw new CorrectionOutdated(message, { id, from: fromState, now: state });
}
