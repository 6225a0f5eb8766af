import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import { Engine } from '#libs/engine';
import { DECIDED_EVENT, type DecidedStep, type Dossier, Dossiers, type News, type PaymentNews } from '#libs/payments';
import type { Reason } from '#libs/workflow';
import type { FastifyRequest } from 'fastify';
import { actorOf, visitorOf } from '../http/who.js';

/** A payment that waits for one of the two pairs of eyes, as one person sees it. */
export interface WaitingPayment {
  readonly dossier: Dossier;
  readonly call: Call;
  /** Why it is not for this person to decide, besides what blocks it for everybody. */
  readonly notMine: readonly Reason[];
  /** Whether this person can decide now. */
  readonly isReady: boolean;
  readonly news: readonly News[];
}

export interface Waiting {
  readonly payments: readonly WaitingPayment[];
  /** When this person last said that they had looked. */
  readonly since: PaymentNews['since'];
}

/** What waits for a check or an approval: whose turn it is, and what is different since they looked. */
@Injectable()
export class WaitingPayments {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly engine: Engine,
    private readonly calls: Calls,
  ) {}

  /** In the order given. */
  async of(request: FastifyRequest, step: DecidedStep, dossiers: readonly Dossier[]): Promise<Waiting> {
    const [actions, news, calls] = await Promise.all([
      this.engine.explainEach(dossiers.map((dossier) => askedBy(request, dossier))),
      this.dossiers.newsFor(visitorOf(request).personId, dossiers),
      Promise.all(dossiers.map(({ record }) => this.calls.of(null, record.callId))),
    ]);
    const payments = dossiers.flatMap((dossier, place): WaitingPayment[] => {
      const { id } = dossier.record;
      const action = actions.get(id)?.find(({ event }) => event === DECIDED_EVENT[step]);
      const call = calls[place];
      if (!action || !call) return [];
      const notMine = action.reasons.filter(({ code }) => code !== 'guard.nothingBlocksPayment');
      return [{ dossier, call, notMine, isReady: action.allowed, news: news.of.get(id) ?? [] }];
    });
    return { payments, since: news.since };
  }
}

function askedBy(request: FastifyRequest, { record, given }: Dossier) {
  const { id, callId, organisationId } = record;
  return { id, by: actorOf(request, { callId, organisationId }), given };
}
