import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** A public key, as it is published: when it was in force, and until when if that is over. */
export interface PublicKey {
  readonly id: string;
  /** 32 bytes in hexadecimal. */
  readonly publicKey: string;
  readonly from: string;
  readonly until: string | null;
}

/** The public keys that receipts of this installation were signed with, the newest first. */
@Injectable()
export class ReceiptKeys {
  constructor(private readonly database: Database) {}

  async all(): Promise<readonly PublicKey[]> {
    const rows = await this.database.query<{ id: string; publicKey: string; from: Date; until: Date | null }>(
      `select k.id, k.public_key as "publicKey", k.valid_from as "from", k.valid_until as "until"
       from receipt_key k order by k.valid_from desc, k.id`,
    );
    return rows.map(({ from, until, ...key }) => ({
      ...key,
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
    }));
  }
}
