import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { Clock } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { type News, newsSince } from '../domain/glance.js';
import { PaymentNotFound } from '../domain/payment.js';
import { Looks } from '../persistence/looks.js';
import {
  type PaymentFilter,
  type PaymentGroup,
  type PaymentPlace,
  type PaymentRecord,
  PaymentRecords,
  type PaymentSum,
} from '../persistence/payment-records.js';
import { type Dossier, dossierOf } from './dossier.js';

/** What is different since a person last looked. */
export interface PaymentNews {
  /** Null for somebody who has never said that they looked: then everything is new, and nothing is worth a mark. */
  readonly since: Date | null;
  /** By payment. */
  readonly of: ReadonlyMap<string, readonly News[]>;
}

/** Payments with everything that decides about them: the same for a page, for `explain`, and for the command itself. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly records: PaymentRecords,
    private readonly calls: Calls,
    private readonly clock: Clock,
    private readonly looks: Looks,
  ) {}

  /** `asker` is the person whose own hindrances count. Throws `PaymentNotFound`. */
  of(paymentId: string, asker: string): Promise<Dossier> {
    return this.find(null, paymentId, asker, this.clock.now());
  }

  /** The same inside a transaction, at its instant. */
  within(tx: Tx, paymentId: string, of: { readonly asker: string; readonly at: Date }): Promise<Dossier> {
    return this.find(tx, paymentId, of.asker, of.at);
  }

  async ofGrant(grantId: string, asker: string): Promise<readonly Dossier[]> {
    return this.opened(await this.records.ofGrant(grantId, asker));
  }

  /** The oldest obligation first; at most `limit`, from the beginning or after `after`. */
  async page(
    asker: string,
    filter: PaymentFilter,
    at: { readonly limit: number; readonly after: PaymentPlace | null },
  ): Promise<readonly Dossier[]> {
    return this.opened(await this.records.page(asker, filter, at.limit, at.after));
  }

  counts(filter: PaymentFilter): Promise<Readonly<Record<PaymentGroup, number>>> {
    return this.records.counts(filter);
  }

  /** What stands at each step of the procedure, by currency. */
  sums(filter: PaymentFilter): Promise<readonly PaymentSum[]> {
    return this.records.sums(filter);
  }

  /** What is different about these payments since this person last said that they had looked. */
  async newsFor(personId: string, dossiers: readonly Dossier[]): Promise<PaymentNews> {
    const { at, glances } = await this.looks.last(
      personId,
      dossiers.map(({ record }) => record.id),
    );
    const of = dossiers.map(({ record, glance }) => [record.id, newsSince(glances.get(record.id), glance)] as const);
    return { since: at, of: new Map(of) };
  }

  private async find(tx: Tx | null, id: string, asker: string, at: Date): Promise<Dossier> {
    const record = await this.records.of(tx, id, asker);
    if (!record) throw new PaymentNotFound(`There is no payment ${id}.`, { id });
    return dossierOf(record, await this.calls.of(tx, record.callId), at);
  }

  private opened(records: readonly PaymentRecord[]): Promise<readonly Dossier[]> {
    const now = this.clock.now();
    return Promise.all(records.map(async (record) => dossierOf(record, await this.calls.of(null, record.callId), now)));
  }
}

/** Where a page of the list begins when this is the last row of the one before. */
export function placeOf({ record }: Dossier): PaymentPlace {
  return { dueAt: record.dueAt?.toISOString() ?? 'infinity', id: record.id };
}
