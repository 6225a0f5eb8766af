import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** What is kept of a call's file, and what its history says of it, are two things. */
export interface DocumentDeviation {
  readonly callId: string;
  /** The row of the history that names the document; null where none does. */
  readonly seq: number | null;
  readonly code: 'documentAltered' | 'documentMissing' | 'documentSurplus' | 'documentNotInUse';
  readonly message: string;
}

interface Compared {
  readonly callId: string;
  readonly revision: number | null;
  readonly seq: number | null;
  /** What history says; null where it says nothing. */
  readonly named: string | null;
  /** Of the bytes that are there; null where nothing is kept. */
  readonly found: string | null;
  /** What was noted beside the bytes. */
  readonly noted: string | null;
  readonly isFirst: boolean;
  readonly isNewest: boolean;
  readonly inUse: string | null;
  readonly hasHistory: boolean;
}

/** Compares what is kept of the file of every call with the hashes that the histories of the calls carry. */
@Injectable()
export class DocumentsInBooks {
  constructor(private readonly database: Database) {}

  async differing(): Promise<readonly DocumentDeviation[]> {
    return (await this.database.query<Compared>(COMPARED)).flatMap((compared) => deviationOf(compared) ?? []);
  }
}

function deviationOf(compared: Compared): DocumentDeviation | null {
  const { callId, seq, revision, named, found, noted } = compared;
  const deviation = (code: DocumentDeviation['code'], message: string) => ({ callId, seq, code, message });
  const document = revision === null ? 'the first document' : `the document of revision ${revision}`;
  if (found === null) return deviation('documentMissing', `${document}, which its history names, is not kept`);
  if (found !== noted || (named !== null && found !== named)) {
    return deviation('documentAltered', `${document} was changed after it was kept`);
  }
  // A history that lies in a detached month names nothing, and the first document was not always named.
  if (named === null && compared.hasHistory && !compared.isFirst) {
    return deviation('documentSurplus', `${document} is kept, and its history knows of no correction`);
  }
  return compared.isNewest && found !== compared.inUse
    ? deviation('documentNotInUse', `people are shown something else than ${document}, its newest`)
    : null;
}

/** The first document is named when the call is drafted, without its revision; every other one by its correction. */
const COMPARED = `
with kept as (
  select d.call_id, d.revision, d.sha256 as noted, encode(sha256(convert_to(d.file::text, 'UTF8')), 'hex') as found,
    row_number() over (partition by d.call_id order by d.revision) = 1 as is_first,
    row_number() over (partition by d.call_id order by d.revision desc) = 1 as is_newest
  from call_document d
), named as (
  select h.instance_id as call_id, h.seq, h.payload ->> 'sha256' as sha256,
    coalesce(
      (h.payload ->> 'revision')::int,
      (select k.revision from kept k where k.call_id = h.instance_id and k.is_first)
    ) as revision
  from call c join workflow_history h on h.instance_id = c.id
  where h.event in ('callDrafted', 'formCorrected') and h.payload ->> 'sha256' is not null
)
select c.id as "callId", coalesce(k.revision, n.revision) as revision, n.seq, n.sha256 as named, k.found, k.noted,
  coalesce(k.is_first, false) as "isFirst", coalesce(k.is_newest, false) as "isNewest",
  encode(sha256(convert_to(c.file::text, 'UTF8')), 'hex') as "inUse",
  exists (select from workflow_history h where h.instance_id = c.id and h.seq = 1) as "hasHistory"
from kept k full join named n on n.call_id = k.call_id and n.revision = k.revision
join call c on c.id = coalesce(k.call_id, n.call_id)
order by 1, 2`;
