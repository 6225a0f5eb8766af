import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ACCEPTED_TYPES, type AcceptedExtension, Database, FileStore } from '#libs/platform';
import { OwnershipRequestNotFound } from '../domain/ownership.js';

export interface OwnershipRequestView {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly askedBy: string;
  readonly askedById: string;
  readonly reason: string;
  readonly proofName: string;
  readonly askedAt: Date;
  readonly objectionUntil: Date;
  readonly state: 'open' | 'objected' | 'granted' | 'refused';
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endedReason: string | null;
  /** The owners who could object. */
  readonly owners: readonly string[];
}

/** Who asked to own an organisation, and what became of it. */
@Injectable()
export class OwnershipRegister {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /** Open requests first, the oldest first; then those that were answered, the newest first. */
  all(atMost: number): Promise<readonly OwnershipRequestView[]> {
    return this.database.query(
      `${SELECT} order by (r.state <> 'open'), case when r.state = 'open' then r.asked_at end, r.ended_at desc, r.id limit $1`,
      [atMost],
    );
  }

  /** The request of an organisation that waits, or null. */
  async openOf(organisationId: string): Promise<OwnershipRequestView | null> {
    const sql = `${SELECT} where r.organisation_id = $1 and r.state = 'open'`;
    const [found] = await this.database.query<OwnershipRequestView>(sql, [organisationId]);
    return found ?? null;
  }

  /** What was brought to prove it; throws `OwnershipRequestNotFound`. */
  async proof(id: string): Promise<{ name: string; mediaType: string; sizeBytes: number; content: Readable }> {
    const [found] = await this.database.query<{
      name: string;
      extension: AcceptedExtension;
      bytes: number;
      key: string;
    }>(
      `select r.proof_name as name, r.proof_extension as extension, r.proof_bytes::float8 as bytes, r.proof_key as key
       from ownership_request r where r.id = $1`,
      [id],
    );
    if (!found) throw new OwnershipRequestNotFound('There is no such request.');
    const { name, extension, bytes, key } = found;
    return { name, mediaType: ACCEPTED_TYPES[extension], sizeBytes: bytes, content: await this.files.open(key) };
  }
}

const SELECT = `
select r.id, r.organisation_id as "organisationId", o.name as organisation, a.name as "askedBy",
  r.asked_by as "askedById", r.reason, r.proof_name as "proofName", r.asked_at as "askedAt",
  r.objection_until as "objectionUntil", r.state, r.ended_at as "endedAt", e.name as "endedBy",
  r.ended_reason as "endedReason",
  array(select p.name from membership m join person p on p.id = m.person_id
    where m.organisation_id = r.organisation_id and m.role = 'owner' and m.ended_at is null order by p.name) as owners
from ownership_request r
join organisation o on o.id = r.organisation_id
join person a on a.id = r.asked_by
left join person e on e.id = r.ended_by`;
