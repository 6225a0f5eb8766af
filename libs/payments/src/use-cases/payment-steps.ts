import { Injectable } from '@nestjs/common';
import { type Command, Engine, type LockedInstance } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { mustBeAsSeen } from '../dossier/as-seen.js';
import { type Dossier } from '../dossier/dossier.js';
import { Dossiers } from '../dossier/dossiers.js';
import type { Payment } from '../domain/payment.js';
import { Payments } from '../persistence/payments.js';

/** A payment with what the person saw of it (`Dossier.shown`). */
export interface SeenPayment {
  readonly paymentId: string;
  readonly shown: string;
}

/** A payment whose grant and whose own instance this transaction has locked, in that order. */
export interface LockedPayment {
  readonly payment: Payment;
  readonly grant: LockedInstance;
  readonly instance: LockedInstance;
  readonly dossier: Dossier;
}

/** Opens payments for one step: grant first, then payment, then the facts, so that they hold until the end. */
@Injectable()
export class PaymentSteps {
  constructor(
    private readonly engine: Engine,
    private readonly payments: Payments,
    private readonly dossiers: Dossiers,
  ) {}

  /** Throws `PaymentNotFound`. */
  async open(tx: Tx, paymentId: string, { by }: Command): Promise<LockedPayment> {
    const { grantId } = await this.payments.of(tx, paymentId);
    const grant = await this.engine.lock(tx, grantId);
    const instance = await this.engine.lock(tx, paymentId);
    const payment = await this.payments.of(tx, paymentId);
    const dossier = await this.dossiers.within(tx, paymentId, { asker: by.id, at: instance.at });
    return { payment, grant, instance, dossier };
  }

  /**
   * Several, each once, as somebody saw them; throws `PaymentChangedSince` with everything that changed. All grants are
   * locked first, in the order of their ids: two batches at once wait for each other.
   */
  async openAll(tx: Tx, payments: readonly SeenPayment[], command: Command): Promise<readonly LockedPayment[]> {
    const seen = new Map(payments.map(({ paymentId, shown }) => [paymentId, shown]));
    const ids = [...seen.keys()].sort();
    const grants = new Set<string>();
    for (const id of ids) grants.add((await this.payments.of(tx, id)).grantId);
    for (const grantId of [...grants].sort()) await this.engine.lock(tx, grantId);
    const opened: LockedPayment[] = [];
    for (const id of ids) opened.push(await this.open(tx, id, command));
    mustBeAsSeen(opened.map(({ dossier }) => ({ dossier, seen: seen.get(dossier.record.id) ?? '' })));
    return opened;
  }
}
