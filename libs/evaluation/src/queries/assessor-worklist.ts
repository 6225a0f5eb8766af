import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import type { Stage } from '../domain/stage.js';

/** One file in somebody's queue. */
export interface QueuedFile {
  readonly assignmentId: string;
  readonly applicationId: string;
  readonly code: string | null;
  readonly title: string;
  readonly lot: string;
  readonly organisationName: string;
  readonly progress: 'notStarted' | 'inProgress' | 'final';
  readonly isSkipped: boolean;
  readonly changedAt: Date | null;
}

/** What one person has to read in one call and stage, in the order of their queue; final ones last. */
export interface Queue {
  readonly callId: string;
  readonly callCode: string;
  readonly stage: Stage;
  readonly files: readonly QueuedFile[];
  readonly done: number;
  readonly total: number;
  /** The assignment that comes next, null when everything is final. */
  readonly next: string | null;
  /** When the scores of this stage are due. */
  readonly dueAt: Date | null;
  readonly hasDeclared: boolean;
}

interface Row extends QueuedFile {
  readonly callId: string;
  readonly callCode: string;
  readonly stage: Stage;
  readonly dueAt: Date | null;
  readonly hasDeclared: boolean;
}

/** The queue of an assessor. Files that are not to be scored any more, withdrawn ones for example, are not in it. */
@Injectable()
export class AssessorWorklist {
  constructor(private readonly reads: Reads) {}

  async of(personId: string): Promise<readonly Queue[]> {
    const rows = await this.reads.query<Row>(WORKLIST, [personId]);
    const groups = new Map<string, Row[]>();
    for (const row of rows)
      groups.set(`${row.callId} ${row.stage}`, [...(groups.get(`${row.callId} ${row.stage}`) ?? []), row]);
    return [...groups.values()].flatMap((group) => queueOf(group) ?? []);
  }
}

function queueOf(rows: readonly Row[]): Queue | null {
  const [first] = rows;
  if (!first) return null;
  const { callId, callCode, stage, hasDeclared } = first;
  const open = rows.filter(({ progress }) => progress !== 'final');
  const due = open.flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []));
  return {
    callId,
    callCode,
    stage,
    files: rows.map(({ callId: _id, callCode: _code, stage: _stage, dueAt: _due, hasDeclared: _has, ...file }) => file),
    done: rows.length - open.length,
    total: rows.length,
    next: open[0]?.assignmentId ?? null,
    dueAt: due.length > 0 ? new Date(Math.min(...due)) : null,
    hasDeclared,
  };
}

const WORKLIST = `
  select a.id as "assignmentId", a.application_id as "applicationId", f.code, f.title, f.lot,
    f.organisation_name as "organisationName", a.call_id as "callId", c.code as "callCode", a.stage,
    case when s.submitted_at is not null then 'final' when s.id is not null then 'inProgress' else 'notStarted' end as progress,
    a.skipped_at is not null as "isSkipped", s.saved_at as "changedAt",
    (select min(d.due_at) from deadlines_in(i.deadlines) d) as "dueAt",
    exists (select from impartiality_declaration d where d.call_id = a.call_id and d.person_id = a.person_id) as "hasDeclared"
  from assignment a
  join call c on c.id = a.call_id
  join application f on f.id = a.application_id
  join workflow_instance i on i.id = a.application_id
  left join assessment s on s.assignment_id = a.id
  where a.person_id = $1 and a.ended_at is null and (s.submitted_at is not null or i.state = 'scoring.' || a.stage)
  order by c.code, a.stage, s.submitted_at is not null, a.skipped_at nulls first, a.place, a.id
`;
