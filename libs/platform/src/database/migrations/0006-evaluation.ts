import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Declarations of impartiality, rounds of assessments, who reads what, and the scores. */
export class T0006Evaluation implements MigrationInterface {
  readonly name = 'T0006Evaluation1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPARTIALITY);
    await runner.query(ROUNDS);
    await runner.query(KEPT);
    await runner.query(NO_CONFLICT);
    await runner.query(PUBLISHED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view if exists evaluation_standing, evaluation_result;
      drop table if exists assessment, assignment, evaluation_round, conflict_of_interest, impartiality_declaration;
      drop function if exists guard_assessment(), guard_assignment(), guard_assignment_conflict();
    `);
  }
}

/** What was signed is kept word for word, in the language in which it was read. */
const IMPARTIALITY = `
create table impartiality_declaration (
  id uuid constraint pk_impartiality_declaration primary key,
  call_id uuid not null,
  person_id uuid not null,
  text_version text not null,
  language text not null,
  text text not null,
  signed_at timestamptz not null,
  constraint uq_impartiality_declaration unique (call_id, person_id)
);
create table conflict_of_interest (
  id uuid constraint pk_conflict_of_interest primary key,
  call_id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  reason text not null,
  declared_at timestamptz not null,
  constraint uq_conflict_of_interest unique (application_id, person_id)
);
create index ix_conflict_of_interest_person on conflict_of_interest (person_id, call_id);
`;

const ROUNDS = `
create table evaluation_round (
  id uuid constraint pk_evaluation_round primary key,
  call_id uuid not null,
  application_id uuid not null,
  organisation_id uuid not null,
  lot text not null,
  stage text not null constraint ck_evaluation_round_stage check (stage = any (array['conceptNote', 'fullApplication'])),
  required int not null constraint ck_evaluation_round_required check (required >= 2),
  transferred json not null,
  divergence json,
  result json,
  total_halves int,
  opened_at timestamptz not null,
  completed_at timestamptz,
  constraint uq_evaluation_round unique (application_id, stage),
  constraint ck_evaluation_round_result check ((completed_at is null) = (result is null) and (result is null) = (total_halves is null))
);
create index ix_evaluation_round_call on evaluation_round (call_id, stage, lot);
create table assignment (
  id uuid constraint pk_assignment primary key,
  round_id uuid not null constraint fk_assignment_round references evaluation_round (id),
  call_id uuid not null,
  application_id uuid not null,
  stage text not null,
  person_id uuid not null,
  place int not null,
  assigned_at timestamptz not null,
  skipped_at timestamptz,
  ended_at timestamptz,
  ended_as text constraint ck_assignment_ended_as check (ended_as = any (array['recused', 'declined', 'withdrawn'])),
  ended_reason text,
  constraint uq_assignment unique (round_id, person_id),
  constraint ck_assignment_ended check (
    (ended_at is null) = (ended_as is null) and (ended_as is null) = (ended_reason is null)
  )
);
create index ix_assignment_person on assignment (person_id, call_id, stage);
create index ix_assignment_application on assignment (application_id);
create table assessment (
  id uuid constraint pk_assessment primary key,
  assignment_id uuid not null constraint fk_assessment_assignment references assignment (id),
  round_id uuid not null constraint fk_assessment_round references evaluation_round (id),
  person_id uuid not null,
  scores json not null,
  comments json not null,
  version int not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  totals json,
  total_halves int,
  constraint uq_assessment_assignment unique (assignment_id),
  constraint uq_assessment_person unique (round_id, person_id),
  constraint ck_assessment_totals check (
    (submitted_at is null) = (totals is null) and (totals is null) = (total_halves is null)
  )
);
`;

/** A final assessment is evidence, and so is who was asked to read what (rules.md R13, R35). */
const KEPT = `
create trigger impartiality_declaration_append_only before update or delete on impartiality_declaration
  for each row execute function refuse_change();
create trigger conflict_of_interest_append_only before update or delete on conflict_of_interest
  for each row execute function refuse_change();
create function guard_assessment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'assessments are never deleted' using errcode = 'restrict_violation';
  end if;
  if old.submitted_at is not null then
    raise exception 'assessment % is final', old.id using errcode = 'restrict_violation';
  end if;
  if (new.id, new.assignment_id, new.round_id, new.person_id) is distinct from
     (old.id, old.assignment_id, old.round_id, old.person_id) then
    raise exception 'an assessment stays with its assessor' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger assessment_kept before update or delete on assessment for each row execute function guard_assessment();
create trigger assessment_no_truncate before truncate on assessment execute function refuse_change();
create function guard_assignment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'assignments are ended, never deleted' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.round_id, new.person_id, new.application_id) is distinct from
     (old.id, old.round_id, old.person_id, old.application_id) or old.ended_at is not null then
    raise exception 'assignment % has ended or belongs to somebody else', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger assignment_kept before update or delete on assignment for each row execute function guard_assignment();
create trigger assignment_no_truncate before truncate on assignment execute function refuse_change();
`;

/** Nobody is given a file with which they declared a conflict, whatever path the assignment comes by (R11). */
const NO_CONFLICT = `
create function guard_assignment_conflict() returns trigger language plpgsql as $$
begin
  if exists (
    select from conflict_of_interest c where c.application_id = new.application_id and c.person_id = new.person_id
  ) then
    raise exception 'a person with a conflict of interest is not assigned' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger assignment_without_conflict before insert on assignment
  for each row execute function guard_assignment_conflict();
`;

/**
 * What other features may read of evaluation. \`total\` and \`sections\` are in halves of a point; \`counted\` are the
 * two assessments that the result is the average of.
 */
const PUBLISHED = `
create view evaluation_result as
  select r.call_id, r.application_id, r.stage, r.lot, r.required, r.completed_at, r.divergence,
    r.total_halves as total, r.result -> 'sections' as sections, r.result -> 'missed' as missed,
    (select coalesce(json_agg(json_build_object(
        'assessmentId', a.id, 'personId', a.person_id, 'total', a.total_halves, 'submittedAt', a.submitted_at,
        'counted', coalesce((r.result -> 'counted')::jsonb ? a.id::text, false),
        'conflict', exists (select from conflict_of_interest c
          where c.application_id = r.application_id and c.person_id = a.person_id)
      ) order by a.submitted_at, a.id), '[]'::json)
     from assessment a where a.round_id = r.id and a.submitted_at is not null) as assessments
  from evaluation_round r;
create view evaluation_standing as
  select d.call_id, d.person_id, d.signed_at,
    (select coalesce(json_agg(c.application_id), '[]'::json) from conflict_of_interest c
     where c.person_id = d.person_id and c.call_id = d.call_id) as conflicts
  from impartiality_declaration d;
`;
