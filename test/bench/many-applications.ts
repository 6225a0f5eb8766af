import { randomBytes } from 'node:crypto';
import { AssessorsAtWork, TestProgramme } from '#testing/evaluation';
import type { Programme } from './programme.js';

const CALLS = 10;
const BATCH = 25_000;
/** Files that one assessor reads. */
const READS = 60;
/** Indexes that are made after the rows: adding to them row by row takes far longer. */
const MADE_AFTER = ['ix_application_words', 'ix_listed_file_place'];

/** Where lists and searches are measured: ten calls that grow, with files in every state that the office works on. */
export class ManyApplications {
  private count = 0;

  private constructor(
    private readonly programme: Programme,
    /** One file in scoring that the use cases made; all others are its copies. */
    private readonly first: string,
    readonly callIds: readonly string[],
    /** Somebody with a queue, and somebody with as many final assessments. */
    readonly assessor: string,
    private readonly code: string,
  ) {}

  static async in(programme: Programme): Promise<ManyApplications> {
    const code = `KAF-BENCH-${randomBytes(3).toString('hex')}`;
    const scene = await TestProgramme.within(
      { get: (type) => programme.get(type), close: async () => undefined },
      (file) => ({ ...file, code }),
    );
    const [assessor = ''] = await new AssessorsAtWork(scene).join(2);
    const first = await scene.fileInScoring();
    const others = await programme.database.query<{ id: string }>(ANOTHER_CALL, [scene.callId, CALLS - 1]);
    return new ManyApplications(programme, first, [scene.callId, ...others.map(({ id }) => id)], assessor, code);
  }

  /** Adds files until there are so many. */
  async growTo(count: number): Promise<void> {
    const { database } = this.programme;
    const definitions = await database.query<{ name: string; sql: string }>(
      `select i.indexname as name, i.indexdef as sql from pg_indexes i where i.indexname = any($1)`,
      [MADE_AFTER],
    );
    for (const { name } of definitions) await database.query(`drop index ${name}`);
    await database.query('alter table workflow_instance disable trigger instance_begins_with_history');
    while (this.count < count) await this.add(Math.min(BATCH, count - this.count));
    await database.query('alter table workflow_instance enable trigger instance_begins_with_history');
    for (const { sql } of definitions) await database.query(sql);
    await database.query('vacuum analyze');
  }

  private async add(count: number): Promise<void> {
    await this.programme.database.transaction(async (tx) => {
      await tx.query(COPIES, [this.first, this.count + 2, count, this.callIds, Date.now() - 3_600_000_000]);
      for (const statement of COPY) await tx.query(statement, [this.first]);
      await tx.query(ASSIGNED, [this.first, this.assessor, READS]);
      await tx.query(ASSESSED, [this.first, this.assessor]);
    });
    this.count += count;
  }
}

const ANOTHER_CALL = `
insert into call (id, code, revision, file, date_overrides, created_at, published_at)
select gen_random_uuid(), c.code || n, nextval('call_revision'), c.file, c.date_overrides, c.created_at, c.published_at
from call c cross join generate_series(1, $2::int) n where c.id = $1 returning id`;

/** In the order of time, as ids are; a tenth are drafts that nobody has submitted, and a third are over their date. */
const COPIES = `
create temp table copies on commit drop as
select n, (lpad(to_hex($5::bigint + n), 12, '0') || '7' || substr(md5(n::text), 1, 19))::uuid as id,
  ($4::uuid[])[1 + n % array_length($4::uuid[], 1)] as call_id, n / 10 % 10 = 9 as is_draft,
  (array['eligibilityCheck.administrative', 'scoring.conceptNote', 'eligibilityCheck.administrative',
    'submitted.conceptNote', 'rejected', 'scoring.conceptNote', 'eligibilityCheck.eligibility',
    'eligibilityCheck.clarification', 'award.awarded', 'draft.conceptNote'])[1 + n / 10 % 10] as state,
  now() + (n::bigint * 7919 % 5184000) * interval '1 second' as due_at, n % 3 = 0 as is_late
from generate_series($2::int, $2::int + $3::int - 1) n where $1::uuid is not null`;

const COPY = [
  `insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value,
     context, since, fired, did, head_hash, created_at, updated_at, fires_at, told_until, deadlines)
   select x.id, i.subject, i.definition, i.definition_version, x.call_id, x.n % 16, x.state, i.version, i.value,
     case when x.is_draft then regexp_replace(i.context::text, '"submissions":{.*?}}', '"submissions":{}')
       else i.context::text end::json,
     i.since, case when x.is_late then json_build_object('due', now() - (x.due_at - now())) else i.fired end, i.did, i.head_hash,
     i.created_at, i.updated_at, case when not x.is_late then x.due_at end, i.told_until,
     case when x.is_late then '[]' else
       json_build_array(json_build_object('name', 'due', 'due_at', x.due_at, 'sends', null, 'recipients', json_build_array('officer')))
     end
   from copies x cross join workflow_instance i where i.id = $1`,
  `insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
   select x.id, x.call_id, case when not x.is_draft then x.n end,
     case when not x.is_draft then left(a.code, -4) || lpad(x.n::text, 7, '0') end,
     (array['L1', 'L2', 'L3'])[1 + x.n / 100 % 3], gen_random_uuid(),
     'Association ' || (array['Amal', 'Nour', 'Tissaghine', 'Rif Avenir', 'Al Wifaq', 'Tamount', 'Ennakhil'])[1 + x.n % 7]
       || ' ' || substr(md5((x.n / 20)::text), 1, 6),
     (array['Ateliers', 'Métiers du bois', 'Tissage', 'Apiculture', 'Couture', 'Soudure', 'Cuisine'])[1 + x.n / 7 % 7]
       || ' de ' || (array['Jerada', 'Fnideq', 'Nador', 'Zagora', 'Tiznit', 'Azrou', 'Ifrane'])[1 + x.n / 49 % 7]
       || ' ' || x.n,
     a.created_at, a.created_by
   from copies x cross join application a where a.id = $1`,
  `insert into submission (id, application_id, stage, n, content, content_hash, requested_minor, receipt_code, arrived_at,
     submitted_by)
   select gen_random_uuid(), x.id, s.stage, s.n, '{}', s.content_hash, s.requested_minor, x.id::text, s.arrived_at,
     s.submitted_by
   from copies x cross join submission s where s.application_id = $1 and not x.is_draft`,
  `insert into evaluation_round (id, call_id, application_id, organisation_id, lot, stage, required, transferred, opened_at)
   select gen_random_uuid(), x.call_id, x.id, gen_random_uuid(), r.lot, r.stage, r.required, r.transferred, r.opened_at
   from copies x cross join evaluation_round r where r.application_id = $1 and x.state = 'scoring.conceptNote'`,
] as const;

/** Each file in scoring has two readers; the first of all readers is the one whose lists are measured. */
const ASSIGNED = `
insert into assignment (id, round_id, call_id, application_id, stage, person_id, place, assigned_at)
select gen_random_uuid(), r.id, r.call_id, x.id, r.stage,
  case when x.n / 5 < $3::int and reader = 0 then $2::uuid else md5('reader ' || x.n / 5 / $3::int || ' ' || reader)::uuid end,
  x.n, now()
from copies x join evaluation_round r on r.application_id = x.id cross join generate_series(0, 1) reader
where $1::uuid is not null`;

/** Every other file of a reader is final. */
const ASSESSED = `
insert into assessment (id, assignment_id, round_id, person_id, scores, comments, version, saved_at, submitted_at, totals,
  total_halves)
select gen_random_uuid(), a.id, a.round_id, a.person_id, '{}', '{}', 1, now(), now() - x.n * interval '1 second', '{}', 80
from copies x join assignment a on a.application_id = x.id
where x.n % 2 = 1 and $1::uuid is not null and $2::uuid is not null`;
