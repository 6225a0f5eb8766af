import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { newSecret } from '../secrets/secret.js';

export const SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof SCOPES)[number];

export interface NewToken {
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

export interface MadeToken {
  readonly id: string;
  /** Shown once. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Personal access tokens of the API. Times are the database's own, as with sessions. */
@Injectable()
export class Tokens {
  constructor(private readonly ids: Ids) {}

  async make(tx: Tx, { personId, name, scopes, days }: NewToken): Promise<MadeToken> {
    const secret = newSecret('minha_');
    const id = this.ids.next();
    const [made]: { expiresAt: Date }[] = await tx.query(
      `insert into api_token (id, token_hash, person_id, name, scopes, created_at, expires_at)
       values ($1, $2, $3, $4, $5, now(), now() + make_interval(days => $6))
       returning api_token.expires_at as "expiresAt"`,
      [id, secret.hash, personId, name, scopes, days],
    );
    if (!made) throw new Error('The token was not written.');
    return { id, secret: secret.text, expiresAt: made.expiresAt };
  }

  async revoke(tx: Tx, personId: string, id: string): Promise<void> {
    await tx.query(
      `update api_token set revoked_at = now()
       where api_token.id = $2 and api_token.person_id = $1 and api_token.revoked_at is null`,
      [personId, id],
    );
  }

  async revokeAll(tx: Tx, personId: string): Promise<void> {
    await tx.query(
      `update api_token set revoked_at = now() where api_token.person_id = $1 and api_token.revoked_at is null`,
      [personId],
    );
  }
}
