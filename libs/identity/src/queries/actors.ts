import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { actorIn, type Scope } from '../domain/standing.js';
import { read } from './read.js';
import { standingOf } from './visitors.js';

interface Found {
  readonly staff: readonly { readonly role: string; readonly callId: string | null }[];
  readonly memberships: readonly { readonly role: string; readonly organisationId: string }[];
}

/** Makes a person an actor on one file. */
@Injectable()
export class Actors {
  constructor(private readonly database: Database) {}

  /** The roles that count in `scope`, read now; none for somebody unknown or disabled. */
  async of(tx: Tx | null, personId: string, scope: Scope): Promise<Actor> {
    const [found] = await read<Found>(
      tx,
      this.database,
      `select
         (select coalesce(json_agg(json_build_object('role', g.role, 'callId', g.call_id)), '[]'::json)
            from role_grant g where g.person_id = p.id and g.revoked_at is null) as staff,
         (select coalesce(json_agg(json_build_object('role', m.role, 'organisationId', m.organisation_id)), '[]'::json)
            from membership m where m.person_id = p.id and m.ended_at is null) as memberships
       from person p where p.id = $1 and p.disabled_at is null`,
      [personId],
    );
    return actorIn(personId, standingOf(found ?? { staff: [], memberships: [] }), scope);
  }
}
