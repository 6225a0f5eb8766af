import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { type Dossier, Dossiers } from '#libs/payments';
import type { FastifyRequest } from 'fastify';
import { callsRead } from '../grants/grant-files.js';
import { Access } from '../http/access.js';
import { visitorOf, actorAnywhere } from '../http/who.js';

const MOST = 500;

/** The payments that may go into a file. */
@Injectable()
export class ApprovedPayments {
  constructor(
    private readonly access: Access,
    private readonly dossiers: Dossiers,
  ) {}

  /** Approved payments of the calls that this person pays, the oldest obligation first. */
  list(request: FastifyRequest): Promise<readonly Dossier[]> {
    const filter = { ...callsRead(request, ['financeOfficer']), group: 'toSend' as const };
    return this.dossiers.page(visitorOf(request).personId, filter, { limit: MOST, after: null });
  }

  /**
   * The actor that may send all of these: with a role only where it holds on every one of them. Throws `NothingHere`
   * for a payment that this person has nothing to do with.
   */
  async actorOn(request: FastifyRequest, paymentIds: readonly string[]): Promise<Actor> {
    const found = await Promise.all(paymentIds.map((id) => this.access.to(request, id)));
    const everywhere = actorAnywhere(request);
    const roles = everywhere.roles.filter((role) => found.every(({ actor }) => actor.roles.includes(role)));
    return { ...everywhere, roles };
  }
}
