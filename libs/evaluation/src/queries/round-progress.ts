import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import type { Divergence } from '../domain/divergence.js';
import type { Stage } from '../domain/stage.js';

/** Somebody who reads a file, or stopped reading it. */
export interface Reader {
  readonly assignmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly state: 'notStarted' | 'inProgress' | 'final' | 'recused' | 'declined' | 'withdrawn';
  /** ISO 8601: when it was given out, saved last, made final or ended. */
  readonly since: string;
  readonly totalHalves: number | null;
  /** Why it ended. */
  readonly reason: string | null;
}

/** How far the assessments of one file are. */
export interface RoundOfFile {
  readonly applicationId: string;
  readonly code: string | null;
  readonly title: string;
  readonly organisationName: string;
  readonly lot: string;
  readonly required: number;
  readonly finals: number;
  /** Readers that the round lacks. */
  readonly missing: number;
  readonly readers: readonly Reader[];
  readonly divergence: Divergence | null;
  readonly resultHalves: number | null;
  readonly openedAt: Date;
  readonly completedAt: Date | null;
}

/** How far a stage of a call is. */
export interface StageProgress {
  readonly files: number;
  readonly complete: number;
  readonly required: number;
  readonly finals: number;
  readonly missing: number;
}

export interface ProgressPage {
  readonly lot: string | null;
  /** Only files that lack a reader or whose assessments diverged, or all. */
  readonly show: 'all' | 'open' | 'missing' | 'divergent';
  readonly after: { readonly code: string; readonly applicationId: string } | null;
  readonly limit: number;
}

/** The rounds of a call for those who run it: officer, secretary, chair. */
@Injectable()
export class RoundProgress {
  constructor(private readonly reads: Reads) {}

  async summary(callId: string, stage: Stage): Promise<StageProgress> {
    const [summary] = await this.reads.query<StageProgress>(SUMMARY, [callId, stage]);
    return summary ?? { files: 0, complete: 0, required: 0, finals: 0, missing: 0 };
  }

  async files(callId: string, stage: Stage, page: ProgressPage): Promise<readonly RoundOfFile[]> {
    const { lot, show, after, limit } = page;
    const rows = await this.reads.query<RoundOfFile>(FILES, [
      callId,
      stage,
      lot,
      show,
      after?.code ?? null,
      after?.applicationId ?? null,
      limit,
    ]);
    return rows.map((row) => ({ ...row, readers: row.readers.map(inUtc) }));
  }
}

/** PostgreSQL writes instants inside JSON with their offset. */
function inUtc(reader: Reader): Reader {
  return { ...reader, since: new Date(reader.since).toISOString() };
}

const COUNTS = `
  select r.id, r.required, r.completed_at,
    (select count(*)::int from assessment s where s.round_id = r.id and s.submitted_at is not null) as finals,
    case when r.completed_at is not null then 0 else greatest(0, r.required - r.readers) end as missing
  from evaluation_round r
  where r.call_id = $1 and r.stage = $2
`;

const SUMMARY = `
  select count(*)::int as files, count(n.completed_at)::int as complete, coalesce(sum(n.required), 0)::int as required,
    coalesce(sum(n.finals), 0)::int as finals, coalesce(sum(n.missing), 0)::int as missing
  from (${COUNTS}) n
`;

const READERS = `
  select coalesce(json_agg(json_build_object(
    'assignmentId', a.id, 'personId', a.person_id, 'name', p.name,
    'state', coalesce(a.ended_as, case when s.submitted_at is not null then 'final'
      when s.id is not null then 'inProgress' else 'notStarted' end),
    'since', coalesce(a.ended_at, s.saved_at, a.assigned_at), 'totalHalves', s.total_halves, 'reason', a.ended_reason
  ) order by a.assigned_at, a.id), '[]'::json)
  from assignment a
  join person p on p.id = a.person_id
  left join assessment s on s.assignment_id = a.id
  where a.round_id = r.id
`;

const FILES = `
  select r.application_id as "applicationId", f.code, f.title, f.organisation_name as "organisationName", r.lot, r.required,
    n.finals, n.missing, (${READERS}) as readers, r.divergence, r.total_halves as "resultHalves",
    r.opened_at as "openedAt", r.completed_at as "completedAt"
  from (${COUNTS}) n
  join evaluation_round r on r.id = n.id
  join application f on f.id = r.application_id
  where ($3::text is null or r.lot = $3)
    and ($4 = 'all' or ($4 = 'open' and r.completed_at is null) or ($4 = 'missing' and n.missing > 0)
      or ($4 = 'divergent' and r.divergence is not null))
    and ($5::text is null or (coalesce(f.code, ''), r.application_id) > ($5::text, $6::uuid))
  order by coalesce(f.code, ''), r.application_id
  limit $7
`;
