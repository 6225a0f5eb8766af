import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { type CheckKind, type LineAnswer, type Outcome, outcomeOf } from '../domain/check.js';
import type { FileFacts } from '../domain/findings.js';
import { mustBeOfficer } from '../domain/who-may.js';
import { Checks } from '../persistence/checks.js';

export interface DecideCheckCommand extends Command {
  readonly grantId: string;
  readonly kind: CheckKind;
  readonly lines: readonly LineAnswer[];
  /** What the officer was shown; kept with the decision. */
  readonly facts: FileFacts;
}

/** What a passed or failed check is called in the grant's procedure. */
const EVENTS = {
  administrative: { passed: 'administrativeCheckPassed', failed: 'administrativeCheckFailed' },
  eligibility: { passed: 'eligibilityConfirmed', failed: 'eligibilityRefused' },
  verification: { passed: 'verificationPassed', failed: 'verificationFailed' },
} as const satisfies Record<CheckKind, Record<Outcome['kind'], string>>;

export interface CheckDecision {
  readonly checkId: string;
  readonly outcome: Outcome['kind'];
}

/**
 * Decides one of the three checks by its checklist: every line answered, every "no" with a reason. The result follows
 * from the lines; nobody types it.
 */
@Injectable()
export class DecideCheck {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly checks: Checks,
    private readonly ids: Ids,
  ) {}

  execute(command: DecideCheckCommand): Promise<CheckDecision> {
    return this.commands.run('eligibility.decide-check', command, async (tx) => {
      mustBeOfficer(command.by);
      const { grantId, kind, lines, facts } = command;
      const grant = await this.engine.lock(tx, grantId);
      const { file } = await this.calls.of(tx, grant.callId);
      const outcome = outcomeOf(file.checks[kind], lines);
      const checkId = this.ids.next();
      const refusal = outcome.kind === 'failed' ? { reasonCode: outcome.reasonCode, reason: outcome.reason } : null;
      await this.checks.add(tx, {
        id: checkId,
        grantId,
        kind,
        outcome: outcome.kind,
        lines,
        facts,
        reasonCode: refusal?.reasonCode ?? null,
        reason: refusal?.reason ?? null,
        decidedAt: grant.at,
        decidedBy: command.by.id,
      });
      await grant.send({ type: EVENTS[kind][outcome.kind], payload: { checkId, ...refusal } }, command);
      return { checkId, outcome: outcome.kind };
    });
  }
}
