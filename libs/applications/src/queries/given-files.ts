import type { FileExtension, FileOrigin } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** One place where a file is used now. */
export interface UseOfFile extends FileOrigin {
  /** Which of the documents asked for there it is. */
  readonly kind: string;
  /** The call that asks for it; null in the organisation's own file. */
  readonly callId: string | null;
}

/** One content that an organisation has given, however often. */
export interface GivenFile {
  readonly sha256: string;
  /** As it was called the last time it was given. */
  readonly name: string;
  readonly extension: FileExtension;
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly givenAt: Date;
  /** The last local day on which it holds, as far as the organisation's own file says so. */
  readonly validUntil: string | null;
  /** Newest first. */
  readonly uses: readonly UseOfFile[];
}

export interface GivenFilesAsked {
  readonly organisationId: string;
  /** Part of its name, or of what the place where it was used is called. */
  readonly words: string;
  readonly from: number;
  readonly limit: number;
}

/** The files that an organisation has given and not taken away again, each content once. Who asks is the caller's question. */
@Injectable()
export class GivenFiles {
  constructor(private readonly database: Database) {}

  /** Those given last first. */
  list({ organisationId, words, from, limit }: GivenFilesAsked): Promise<readonly GivenFile[]> {
    return this.database.query<GivenFile>(
      `${GIVEN} where $2 = '' or strpos(lower(g.name || ' ' || g.labels), lower($2)) > 0
       order by g.at desc, g.sha256 offset $3 limit $4`,
      [organisationId, words, from, limit],
    );
  }

  /** The file of this content; null for one that this organisation has not given, whoever else has. */
  async one(organisationId: string, sha256: string): Promise<GivenFile | null> {
    const [found] = await this.database.query<GivenFile>(`${GIVEN} where g.sha256 = $2`, [organisationId, sha256]);
    return found ?? null;
  }
}

const GIVEN = `
with used as (
  select d.sha256, d.name, d.extension, d.size_bytes, d.storage_key, d.kind, d.uploaded_at as at, 'application' as place,
    a.id as place_id, coalesce(a.code, nullif(a.title, '')) as label, a.call_id
  from application a join document d on d.application_id = a.id
  where a.organisation_id = $1 and d.removed_at is null
  union all
  select d.sha256, d.name, d.extension, d.size_bytes, d.storage_key, d.kind, d.uploaded_at, 'report', r.id,
    r.contract_number || ' / ' || r.n, r.call_id
  from report r join report_document d on d.report_id = r.id
  where r.organisation_id = $1 and d.removed_at is null
  union all
  select d.sha256, d.name, d.extension, d.size_bytes, d.storage_key, d.kind, d.uploaded_at, 'organisation',
    d.organisation_id, null, null
  from organisation_document d where d.organisation_id = $1 and d.ended_at is null
), given as (
  select u.sha256, (array_agg(u.name order by u.at desc))[1] as name, min(u.extension) as extension,
    max(u.size_bytes) as size_bytes, min(u.storage_key) as storage_key, max(u.at) as at,
    coalesce(string_agg(u.label, ' '), '') as labels,
    json_agg(json_build_object('place', u.place, 'placeId', u.place_id, 'label', u.label, 'givenAt', u.at,
      'kind', u.kind, 'callId', u.call_id) order by u.at desc) as uses
  from used u group by u.sha256
)
select g.sha256, g.name, g.extension, g.size_bytes::float8 as "sizeBytes", g.storage_key as "storageKey",
  g.at as "givenAt", g.uses,
  (select max(d.valid_until)::text from organisation_document d
   where d.organisation_id = $1 and d.sha256 = g.sha256) as "validUntil"
from given g`;

/** Where a file was used last: what is said of it when it is chosen again. */
export function originOf({ uses }: GivenFile): FileOrigin {
  const [last] = uses;
  if (!last) throw new Error('A file that is used nowhere was not given.');
  const { place, placeId, label, givenAt } = last;
  return { place, placeId, label, givenAt };
}
