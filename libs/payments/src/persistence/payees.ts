import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Payee } from '../domain/shown.js';

/** Where money of an organisation goes: the account it has now, as its profile keeps it. */
@Injectable()
export class Payees {
  async of(tx: Tx, organisationId: string): Promise<Payee | null> {
    const [payee]: Payee[] = await tx.query(
      `select b.id as "bankAccountId", b.holder, b.rib from bank_account b
       where b.organisation_id = $1 and b.ended_at is null`,
      [organisationId],
    );
    return payee ?? null;
  }
}
