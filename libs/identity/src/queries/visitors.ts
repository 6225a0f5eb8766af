import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { isAlive } from '../domain/session.js';
import { MEMBER_ROLES, STAFF_ROLES, type HeldMembership, type HeldRole, type Standing } from '../domain/standing.js';
import type { Flash, Visitor } from '../domain/visitor.js';
import { hashOfSecret } from '../secrets/secret.js';

interface PersonPart {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly staff: readonly { readonly role: string; readonly callId: string | null }[];
  readonly memberships: readonly { readonly role: string; readonly organisationId: string }[];
}

interface SessionPart extends PersonPart {
  readonly at: Date;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly remembered: boolean;
  readonly flash: Flash | null;
}

interface TokenPart extends PersonPart {
  readonly tokenId: string;
  readonly scopes: readonly string[];
  readonly stale: boolean;
}

const PERSON = `
  p.id as "personId", p.name, p.email, p.language,
  (select coalesce(json_agg(json_build_object('role', g.role, 'callId', g.call_id)), '[]'::json)
     from role_grant g where g.person_id = p.id and g.revoked_at is null) as staff,
  (select coalesce(json_agg(json_build_object('role', m.role, 'organisationId', m.organisation_id)), '[]'::json)
     from membership m where m.person_id = p.id and m.ended_at is null) as memberships`;

/** How old "last seen" may be before it is written again: a page with ten requests writes once. */
const SEEN_PRECISION_MS = 60_000;

/** Who stands behind a secret, with everything they are now. One statement a request. */
@Injectable()
export class Visitors {
  constructor(private readonly database: Database) {}

  /** The person of a browser's session; null when it has ended, was ended, or never was. */
  async bySession(secret: string): Promise<Visitor | null> {
    const tokenHash = hashOfSecret(secret);
    const [found] = await this.database.query<SessionPart>(
      `select ${PERSON}, now() as at, s.created_at as "createdAt", s.seen_at as "seenAt", s.remembered, s.flash
       from session s join person p on p.id = s.person_id
       where s.token_hash = $1 and s.revoked_at is null and p.disabled_at is null`,
      [tokenHash],
    );
    if (!found) return null;
    const standing = standingOf(found);
    if (!isAlive(found, standing, found.at)) return null;
    if (found.at.getTime() - found.seenAt.getTime() > SEEN_PRECISION_MS) await this.markSeen(tokenHash);
    return { ...personOf(found), standing, credential: { kind: 'session', flash: found.flash } };
  }

  /** The person of an API token. */
  async byToken(secret: string): Promise<Visitor | null> {
    const [found] = await this.database.query<TokenPart>(
      `select ${PERSON}, t.id as "tokenId", t.scopes,
         t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as stale
       from api_token t join person p on p.id = t.person_id
       where t.token_hash = $1 and t.revoked_at is null and t.expires_at > now() and p.disabled_at is null`,
      [hashOfSecret(secret)],
    );
    if (!found) return null;
    if (found.stale)
      await this.database.query(`update api_token set last_used_at = now() where api_token.id = $1`, [found.tokenId]);
    const credential = { kind: 'token', tokenId: found.tokenId, mayWrite: found.scopes.includes('write') } as const;
    return { ...personOf(found), standing: standingOf(found), credential };
  }

  private async markSeen(tokenHash: Buffer): Promise<void> {
    await this.database.query(`update session set seen_at = now() where session.token_hash = $1`, [tokenHash]);
  }
}

function personOf({ personId, name, email, language }: PersonPart) {
  return { personId, name, email, language };
}

/** Roles that this version does not know grant nothing. */
export function standingOf({ staff, memberships }: Pick<PersonPart, 'staff' | 'memberships'>): Standing {
  return {
    staff: staff.flatMap(({ role, callId }): HeldRole[] => {
      const known = STAFF_ROLES.find((name) => name === role);
      return known ? [{ role: known, callId }] : [];
    }),
    memberships: memberships.flatMap(({ role, organisationId }): HeldMembership[] => {
      const known = MEMBER_ROLES.find((name) => name === role);
      return known ? [{ role: known, organisationId }] : [];
    }),
  };
}
