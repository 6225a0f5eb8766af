import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Candidate } from '../domain/assigned-assessors.js';
import type { Stage } from '../domain/stage.js';

/**
 * The people who may read the files of a call: assessors of the call by identity's `role_grant`, without its chairs
 * (whoever scored does not decide) and without members of an organisation that applies in it (R25). Reads tables of
 * other features by their ids; writes nothing.
 */
@Injectable()
export class AssessorPool {
  /**
   * Everybody with the number of files that they have in this stage. Until the transaction ends nobody else gives out
   * files of this call, so that two rounds that open at once see each other's loads.
   */
  async countedAlone(tx: Tx, callId: string, stage: Stage): Promise<readonly Candidate[]> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`assignments ${callId}`]);
    return tx.query(CANDIDATES, [callId, stage]);
  }
}

const CANDIDATES = `
  select g.person_id as "personId", (
    select count(*)::int from assignment a
    where a.person_id = g.person_id and a.call_id = $1 and a.stage = $2 and a.ended_at is null
  ) as load
  from role_grant g
  join person p on p.id = g.person_id
  where g.role = 'assessor' and g.revoked_at is null and (g.call_id is null or g.call_id = $1)
    and p.disabled_at is null
    and not exists (
      select from role_grant other
      where other.person_id = g.person_id and other.role = 'chair' and other.revoked_at is null
        and (other.call_id is null or other.call_id = $1)
    )
    and not exists (
      select from membership m
      join application f on f.organisation_id = m.organisation_id
      where m.person_id = g.person_id and m.ended_at is null and f.call_id = $1
    )
  group by g.person_id
`;
