import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Calls, instantOf, wallClockOf } from '#libs/calls';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import { canonicalJson, Ids, parseLocalDateTime } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { type Contract, contentJson, type Trilingual } from '../domain/contract.js';
import {
  type ImplementationPeriod,
  implementationPeriod,
  ImplementationStartUnreadable,
} from '../domain/implementation-period.js';
import { mustBe } from '../domain/who-may.js';
import { type ContractBasis, contractBasis, preparationFacts } from '../drafting/contract-basis.js';
import { draftedContract } from '../drafting/drafted.js';
import { AwardedFiles } from '../persistence/awarded-files.js';
import { Contracts } from '../persistence/contracts.js';

export interface PrepareContractCommand extends Command {
  readonly grantId: string;
  /** Local date, `2026-10-01`. */
  readonly implementationStart: string;
  readonly months: number;
  readonly specialConditions: Trilingual;
}

/** Writes the contract of an award; from here on its words are fixed and wait for both signatures. */
@Injectable()
export class PrepareContract {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly files: AwardedFiles,
    private readonly contracts: Contracts,
    private readonly ids: Ids,
  ) {}

  /** Answers the contract's id. Throws `TransitionRefused` with what the legal file lacks (rules.md R26). */
  execute(command: PrepareContractCommand): Promise<{ readonly contractId: string }> {
    return this.commands.run('contracts.prepare', command, async (tx) => {
      mustBe(command.by, 'officer');
      const grant = await this.engine.lock(tx, command.grantId);
      const basis = await this.basisOf(tx, grant);
      const period = periodOf(basis, command, grant.at);
      const contractId = this.ids.next();
      await grant.send(
        {
          type: 'contractPrepared',
          payload: { contractId, implementationStart: period.start, implementationEnd: period.end.toISOString() },
        },
        command,
        preparationFacts(basis),
      );
      await this.contracts.add(tx, await this.written(tx, { contractId, grant, basis, period, command }));
      return { contractId };
    });
  }

  private async basisOf(tx: Tx, grant: LockedInstance): Promise<ContractBasis> {
    const call = await this.calls.of(tx, grant.callId);
    const file = await this.files.of(tx, grant.id);
    // The engine keeps the vocabulary's context for this definition.
    return contractBasis(call, file, grant.context as unknown as GrantContext);
  }

  private async written(
    tx: Tx,
    of: {
      contractId: string;
      grant: LockedInstance;
      basis: ContractBasis;
      period: ImplementationPeriod;
      command: PrepareContractCommand;
    },
  ): Promise<Contract> {
    const { contractId, grant, basis, period, command } = of;
    const attempt = (await this.contracts.attempts(tx, grant.id)) + 1;
    const content = draftedContract(basis, { attempt, period, specialConditions: command.specialConditions });
    return {
      id: contractId,
      grantId: grant.id,
      callId: grant.callId,
      attempt,
      content,
      contentHash: hash('sha256', canonicalJson(contentJson(content)), 'hex'),
      implementationEnd: period.end,
      preparedBy: command.by.id,
      preparedAt: grant.at,
      takenBack: null,
      signatures: [],
    };
  }
}

function periodOf({ call }: ContractBasis, command: PrepareContractCommand, now: Date): ImplementationPeriod {
  const { implementationStart: start, months } = command;
  const local = parseLocalDateTime(`${start}T00:00`);
  if (!local) throw new ImplementationStartUnreadable(`${start} is not a day of the calendar.`, { start });
  const startsAt = instantOf({ local, zone: call.zone });
  const today = wallClockOf(now, call.zone).local.slice(0, 10);
  const programmeEnd = call.calendar.date('programmeEnd');
  const limits = call.file.duration;
  return implementationPeriod({ start, months, startsAt, today, limits, programmeEnd }, call.calendar);
}
