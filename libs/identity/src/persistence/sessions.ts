import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import type { Database, Tx } from '#libs/platform';
import type { Flash } from '../domain/visitor.js';
import { newSecret } from '../secrets/secret.js';

const LONGEST_AGENT = 300;

export interface NewSession {
  readonly personId: string;
  readonly remembered: boolean;
  readonly userAgent: string;
}

/** Browsers in which somebody is signed in. Times are the database's own: the demo's clock signs nobody out. */
@Injectable()
export class Sessions {
  constructor(private readonly ids: Ids) {}

  /** Opens a session and gives the secret for the cookie; it is not kept anywhere. */
  async open(tx: Tx, { personId, remembered, userAgent }: NewSession): Promise<string> {
    // No session lives for longer: what is older is no use to anybody.
    await tx.query(
      `delete from session where session.person_id = $1 and session.created_at < now() - interval '31 days'`,
      [personId],
    );
    const secret = newSecret('');
    await tx.query(
      `insert into session (id, token_hash, person_id, remembered, created_at, seen_at, user_agent)
       values ($1, $2, $3, $4, now(), now(), $5)`,
      [this.ids.next(), secret.hash, personId, remembered, userAgent.slice(0, LONGEST_AGENT)],
    );
    return secret.text;
  }

  async closeByHash(tx: Tx, tokenHash: Buffer): Promise<void> {
    await tx.query(
      `update session set revoked_at = now() where session.token_hash = $1 and session.revoked_at is null`,
      [tokenHash],
    );
  }

  async closeOne(tx: Tx, personId: string, id: string): Promise<void> {
    await tx.query(
      `update session set revoked_at = now()
       where session.id = $2 and session.person_id = $1 and session.revoked_at is null`,
      [personId, id],
    );
  }

  /** Ends every session of a person, but the one in which they ask for it. */
  async closeAll(tx: Tx, personId: string, exceptHash: Buffer | null): Promise<void> {
    await tx.query(
      `update session set revoked_at = now()
       where session.person_id = $1 and session.revoked_at is null and session.token_hash is distinct from $2`,
      [personId, exceptHash],
    );
  }

  async leaveFlash(database: Pick<Database, 'query'>, tokenHash: Buffer, flash: Flash | null): Promise<void> {
    await database.query(`update session set flash = $2 where session.token_hash = $1`, [
      tokenHash,
      flash === null ? null : JSON.stringify(flash),
    ]);
  }
}
