import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { Database, DatabaseClock } from '#libs/platform';
import { SigningKey } from '../receipts/signing-key.js';

/** There is no such key in force. */
export class ReceiptKeyNotFound extends DomainError {
  readonly code = 'applications.receipt-key-not-found';
}

/** The key is the one that this installation signs with: it is replaced before it ends. */
export class ReceiptKeyInUse extends DomainError {
  readonly code = 'applications.receipt-key-in-use';
}

/** Ends a key that was replaced: what it signed stays genuine, what is signed with it from now on is not. */
@Injectable()
export class EndReceiptKey {
  constructor(
    private readonly database: Database,
    private readonly clock: DatabaseClock,
    private readonly key: SigningKey,
  ) {}

  async execute({ id }: { readonly id: string }): Promise<void> {
    if (id === this.key.id) throw new ReceiptKeyInUse(`Key ${id} is in use: replace it first.`, { id });
    const ended = await this.database.transaction(async (tx) =>
      tx.query<unknown[]>(
        `with ended as (
           update receipt_key k set valid_until = $2 where k.id = $1 and k.valid_until is null returning k.id
         ) select e.id from ended e`,
        [id, await this.clock.of(tx)],
      ),
    );
    if (ended.length === 0) throw new ReceiptKeyNotFound(`No key ${id} is in force.`, { id });
  }
}
