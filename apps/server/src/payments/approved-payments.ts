import { Injectable } from '@nestjs/common';
import { type Dossier, Dossiers } from '#libs/payments';
import type { FastifyRequest } from 'fastify';
import { callsRead } from '../grants/grant-files.js';
import { visitorOf } from '../http/who.js';

const MOST = 500;

/** The payments that may go into a file. */
@Injectable()
export class ApprovedPayments {
  constructor(private readonly dossiers: Dossiers) {}

  /** Approved payments of the calls that this person pays, the oldest obligation first. */
  list(request: FastifyRequest): Promise<readonly Dossier[]> {
    const filter = { ...callsRead(request, ['financeOfficer']), group: 'toSend' as const };
    return this.dossiers.page(visitorOf(request).personId, filter, { limit: MOST, after: null });
  }
}
