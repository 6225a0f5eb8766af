import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import { Engine } from '#libs/engine';
import type { Actor, Role } from '#libs/kernel';
import { type Dossier, Dossiers } from '#libs/payments';
import type { Action } from '#libs/workflow';
import type { FastifyRequest } from 'fastify';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';
import { actorAnywhere } from '../http/who.js';

/** A payment with everything that decides about it, as one person of the office sees it. */
export interface PaymentPageFile {
  readonly actor: Actor;
  readonly dossier: Dossier;
  readonly call: Call;
}

/** Who sees payments: those who ask for them, check them, and audit them. */
export const PAYMENT_READERS = ['financeOfficer', 'officer', 'authority', 'auditor'] as const satisfies readonly Role[];

/** Opens payments for the office; the grantee sees theirs on the page of the grant. */
@Injectable()
export class PaymentDossiers {
  constructor(
    private readonly access: Access,
    private readonly dossiers: Dossiers,
    private readonly calls: Calls,
    private readonly engine: Engine,
  ) {}

  async open(request: FastifyRequest, id: string): Promise<PaymentPageFile> {
    const { actor, subject, callId } = await this.access.to(request, id);
    const mayRead = subject === 'payment' && PAYMENT_READERS.some((role) => actor.roles.includes(role));
    if (!mayRead) throw new NothingHere('Not a payment of this person.');
    return { actor, dossier: await this.dossiers.of(id, actor.id), call: await this.calls.of(null, callId) };
  }

  /**
   * The actor on all of these: with a role only where it holds on every one of them. Throws `NothingHere` for a payment
   * that this person has nothing to do with.
   */
  async actorOnAll(request: FastifyRequest, payments: readonly { readonly paymentId: string }[]): Promise<Actor> {
    const found = await Promise.all(payments.map(({ paymentId }) => this.access.to(request, paymentId)));
    const everywhere = actorAnywhere(request);
    const roles = everywhere.roles.filter((role) => found.every(({ actor }) => actor.roles.includes(role)));
    return { ...everywhere, roles };
  }

  /** What may be done with the payment now, and why not. */
  actionsOn({ actor, dossier }: PaymentPageFile): Promise<readonly Action[]> {
    return this.engine.explain(dossier.record.id, actor, dossier.given);
  }
}
