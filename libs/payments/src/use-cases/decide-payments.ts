import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DomainError } from '#libs/kernel';
import type { Reason } from '#libs/workflow';
import { mustBe } from '../domain/who-may.js';
import { PaymentDecisions } from './payment-decisions.js';
import { type LockedPayment, PaymentSteps, type SeenPayment } from './payment-steps.js';

/** Which of the two pairs of eyes looks at several payments at once. */
export const DECIDED_STEPS = ['check', 'approve'] as const;
export type DecidedStep = (typeof DECIDED_STEPS)[number];

/** The event of each step. */
export const DECIDED_EVENT = { check: 'paymentChecked', approve: 'paymentApproved' } as const;

export interface DecidePaymentsCommand extends Command {
  readonly step: DecidedStep;
  readonly payments: readonly SeenPayment[];
}

/** Something stands in the way of some of the payments; `details.contracts` names them, `details.reasons` says what. */
export class DecisionBlocked extends DomainError {
  readonly code = 'payments.decision-blocked';
}

/** No payment was named. */
export class NothingDecided extends DomainError {
  readonly code = 'payments.nothing-decided';
}

/**
 * One pair of eyes on several payments that were shown together, with their total: all of them or none, so that the total
 * which was looked at is the total that was decided.
 */
@Injectable()
export class DecidePayments {
  constructor(
    private readonly commands: Commands,
    private readonly steps: PaymentSteps,
    private readonly decisions: PaymentDecisions,
  ) {}

  /** Throws `PaymentChangedSince` with everything that changed, `DecisionBlocked` with everything that blocks. */
  execute(command: DecidePaymentsCommand): Promise<void> {
    const { step, by } = command;
    return this.commands.run('payments.decide', command, async (tx) => {
      mustBe(by, 'financeOfficer');
      if (command.payments.length === 0) throw new NothingDecided('Name at least one payment.');
      const opened = await this.steps.openAll(tx, command.payments, command);
      refuseBlocked(opened, command);
      for (const payment of opened) await this.decisions[step](tx, payment, command);
    });
  }
}

function refuseBlocked(opened: readonly LockedPayment[], { step, by }: DecidePaymentsCommand): void {
  const found = opened.map((one) => ({ contract: one.payment.contractNumber, reasons: obstacles(one, step, by) }));
  const blocked = found.filter(({ reasons }) => reasons.length > 0);
  if (blocked.length === 0) return;
  throw new DecisionBlocked('Something stands in the way of these payments.', {
    contracts: blocked.map(({ contract }) => contract).join(', '),
    reasons: blocked.flatMap(({ reasons }) => reasons),
  });
}

function obstacles({ instance, dossier }: LockedPayment, step: DecidedStep, by: Command['by']): readonly Reason[] {
  const event = DECIDED_EVENT[step];
  const action = instance.explain(by, dossier.given).find((candidate) => candidate.event === event);
  return action?.reasons ?? [{ code: 'notInThisState', params: { event, state: instance.states.join(' ') } }];
}
