import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { OwnershipRequest } from '../domain/ownership.js';
import { OwnershipRequestRow } from './ownership-request.row.js';

/** What a member brings to show that they may act for the organisation. */
export interface Proof {
  readonly proofName: string;
  readonly proofExtension: string;
  readonly proofBytes: number;
  readonly proofKey: string;
}

@Injectable()
export class OwnershipRequests {
  async openOf(tx: Tx, organisationId: string): Promise<OwnershipRequest | null> {
    return tx.findOne(OwnershipRequestRow, {
      where: { organisationId, state: 'open' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The request, locked: it is answered once. */
  async of(tx: Tx, id: string): Promise<OwnershipRequest | null> {
    return tx.findOne(OwnershipRequestRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async add(tx: Tx, request: OwnershipRequest & Proof & { readonly reason: string; readonly askedAt: Date }) {
    await tx.insert(OwnershipRequestRow, { ...request, endedAt: null, endedBy: null, endedReason: null });
  }

  async end(
    tx: Tx,
    id: string,
    end: { state: 'objected' | 'granted' | 'refused'; by: string; reason: string; at: Date },
  ): Promise<void> {
    const { state, by, reason, at } = end;
    await tx.update(OwnershipRequestRow, { id }, { state, endedAt: at, endedBy: by, endedReason: reason });
  }
}
