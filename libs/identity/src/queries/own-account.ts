import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { isAlive } from '../domain/session.js';
import type { Standing } from '../domain/standing.js';
import { hashOfSecret } from '../secrets/secret.js';

export interface OwnSession {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly isThis: boolean;
}

export interface OwnToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

interface FoundSession extends OwnSession {
  readonly remembered: boolean;
  readonly at: Date;
}

/** Where somebody is signed in, and which tokens act for them. */
@Injectable()
export class OwnAccount {
  constructor(private readonly database: Database) {}

  async sessions(personId: string, standing: Standing, secret: string): Promise<readonly OwnSession[]> {
    const found = await this.database.query<FoundSession>(
      `select s.id, s.user_agent as "userAgent", s.created_at as "createdAt", s.seen_at as "seenAt", s.remembered,
         now() as at, s.token_hash = $2 as "isThis"
       from session s where s.person_id = $1 and s.revoked_at is null order by s.seen_at desc, s.id`,
      [personId, hashOfSecret(secret)],
    );
    return found.filter((session) => isAlive(session, standing, session.at));
  }

  tokens(personId: string): Promise<OwnToken[]> {
    return this.database.query(
      `select t.id, t.name, t.scopes, t.created_at as "createdAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt"
       from api_token t where t.person_id = $1 and t.revoked_at is null and t.expires_at > now() order by t.created_at, t.id`,
      [personId],
    );
  }
}
