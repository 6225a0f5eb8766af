import { randomBytes } from 'node:crypto';
import { CreateToken } from '#libs/identity';
import { SaveAssessment } from '#libs/evaluation';
import { uuidV7 } from '#libs/platform';
import { AssessorsAtWork, as, TestProgramme } from '#testing/evaluation';
import type { Programme } from './programme.js';
import { copyInstances } from '../support/copied-instances.js';

/** A saved assessment that its assessor has not made final yet. */
export interface ToSubmit {
  readonly assignmentId: string;
  readonly personId: string;
}

/** Assessors with a token each, and for each of them as many saved assessments. */
export interface AssessorsDesk {
  readonly tokens: ReadonlyMap<string, string>;
  readonly toSubmit: readonly ToSubmit[];
}

const BATCH = 1_000;
const LONG = 'A well founded judgement in enough words.';
const ASSESSORS = 32;

/**
 * Files in scoring, two readers each: one is brought there by the use cases and its readers save their sheets, the
 * others are its copies under ids of their own, with readers of their own.
 */
export async function assessmentsToSubmit(programme: Programme, files: number): Promise<AssessorsDesk> {
  const code = `KAF-BENCH-${randomBytes(3).toString('hex')}`;
  const scene = await TestProgramme.within(
    { get: (type) => programme.get(type), close: async () => undefined },
    (file) => ({
      ...file,
      code,
    }),
  );
  const people = await new AssessorsAtWork(scene).join(ASSESSORS);
  const first = await scene.fileInScoring();
  await saveSheets(programme, scene, first);
  const copies = Array.from({ length: files }, (_, n) => ({
    id: uuidV7(Date.now(), randomBytes(10)),
    number: n + 2,
    one: people[(2 * n) % ASSESSORS] ?? '',
    other: people[(2 * n + 1) % ASSESSORS] ?? '',
  }));
  for (let from = 0; from < files; from += BATCH) await copy(programme, first, copies.slice(from, from + BATCH));
  await programme.database.query('analyze');
  return { tokens: await tokensOf(programme, people), toSubmit: await openOf(programme, scene.callId, first) };
}

async function saveSheets(programme: Programme, scene: TestProgramme, file: string): Promise<void> {
  const { sections } = scene.grid('conceptNote');
  const scores = Object.fromEntries(sections.flatMap(({ criteria }) => criteria.map(({ id }) => [id, 4])));
  const comments = Object.fromEntries(sections.map(({ id }) => [id, LONG]));
  for (const { id, personId } of await new AssessorsAtWork(scene).assignments(file))
    await programme.get(SaveAssessment).execute({ ...as(personId, 'assessor'), assignmentId: id, scores, comments });
}

interface Copy {
  readonly id: string;
  readonly number: number;
  readonly one: string;
  readonly other: string;
}

async function copy(programme: Programme, first: string, copies: readonly Copy[]): Promise<void> {
  await programme.database.transaction(async (tx) => {
    await tx.query(
      `create temp table copies on commit drop as
       select x.*, gen_random_uuid() as round_id, gen_random_uuid() as submission_id
       from json_to_recordset($1::json) as x(id uuid, number int, one uuid, other uuid)`,
      [JSON.stringify(copies)],
    );
    await copyInstances(tx, {
      first,
      rows: 'copies x',
      own: { context: 'replace(i.context::text, i.id::text, x.id::text)::json' },
    });
    for (const statement of COPY) await tx.query(statement, [first]);
  });
}

async function tokensOf(programme: Programme, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const personId of people) {
    const made = await programme
      .get(CreateToken)
      .execute({ personId, name: 'bench', scopes: ['read', 'write'], days: 1 });
    tokens.set(personId, made.secret);
  }
  return tokens;
}

/** In no order: in theirs, the two readers of a file would always wait for each other. */
function openOf(programme: Programme, callId: string, first: string): Promise<ToSubmit[]> {
  return programme.database.query<ToSubmit>(
    `select a.id as "assignmentId", a.person_id as "personId" from assignment a
     where a.call_id = $1 and a.application_id <> $2 order by md5(a.id::text)`,
    [callId, first],
  );
}

const COPY = [
  `insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
   select x.id, a.call_id, x.number, left(a.code, -4) || x.number, a.lot, gen_random_uuid(), a.organisation_name, a.title,
     a.created_at, a.created_by
   from copies x cross join application a where a.id = $1`,
  `insert into submission (id, application_id, stage, n, content, content_hash, requested_minor, receipt_code, arrived_at,
     submitted_by)
   select x.submission_id, x.id, s.stage, s.n, s.content, s.content_hash, s.requested_minor, x.submission_id::text,
     s.arrived_at, s.submitted_by
   from copies x cross join submission s where s.application_id = $1`,
  `insert into evaluation_round (id, call_id, application_id, organisation_id, lot, stage, required, transferred, opened_at)
   select x.round_id, r.call_id, x.id, a.organisation_id, r.lot, r.stage, r.required, r.transferred, r.opened_at
   from copies x join application a on a.id = x.id cross join evaluation_round r where r.application_id = $1`,
  `insert into assignment (id, round_id, call_id, application_id, stage, person_id, place, assigned_at)
   select gen_random_uuid(), x.round_id, a.call_id, x.id, a.stage, reader.id, a.place, a.assigned_at
   from copies x cross join lateral (values (x.one), (x.other)) reader(id)
   cross join lateral (select * from assignment b where b.application_id = $1 limit 1) a`,
  `insert into assessment (id, assignment_id, round_id, person_id, scores, comments, version, saved_at)
   select gen_random_uuid(), a.id, a.round_id, a.person_id, s.scores, s.comments, s.version, s.saved_at
   from copies x join assignment a on a.application_id = x.id
   cross join lateral (
     select s.* from assessment s join assignment b on b.id = s.assignment_id where b.application_id = $1 limit 1
   ) s`,
] as const;
