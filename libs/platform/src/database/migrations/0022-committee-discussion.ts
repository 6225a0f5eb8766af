import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a committee says about a file before it decides, and the final assessments that it talks about. */
export class T0022CommitteeDiscussion implements MigrationInterface {
  readonly name = 'T0022CommitteeDiscussion1764000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTES);
    await runner.query(DRAFTS);
    await runner.query(PUBLISHED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view final_assessment; drop table committee_note, committee_decision_draft');
  }
}

/** Notes go into the minutes, so they are only ever added. */
const NOTES = `
create table committee_note (
  id uuid constraint pk_committee_note primary key,
  call_id uuid not null,
  lot text not null,
  application_id uuid not null,
  stage text not null constraint ck_committee_note_stage check (stage = any (array['conceptNote', 'fullApplication'])),
  text text not null constraint ck_committee_note_text check (text <> ''),
  written_by uuid not null,
  written_at timestamptz not null
);
create index ix_committee_note_call on committee_note (call_id, written_at);
create index ix_committee_note_file on committee_note (application_id, stage, written_at);
create trigger committee_note_append_only before update or delete on committee_note
  for each row execute function refuse_change();
create trigger committee_note_no_truncate before truncate on committee_note execute function refuse_change();
`;

/** The secretary draws a decision up, the chair confirms it: two persons, whatever way they come. */
const DRAFTS = `
create table committee_decision_draft (
  id uuid constraint pk_committee_decision_draft primary key,
  call_id uuid not null,
  lot text not null,
  stage text not null
    constraint ck_committee_decision_draft_stage check (stage = any (array['conceptNote', 'fullApplication'])),
  fingerprint text not null,
  reason text not null,
  present json not null,
  drawn_up_by uuid not null,
  drawn_up_at timestamptz not null
);
create index ix_committee_decision_draft_lot on committee_decision_draft (call_id, lot, stage, drawn_up_at);
create trigger committee_decision_draft_append_only before update or delete on committee_decision_draft
  for each row execute function refuse_change();
create trigger committee_decision_draft_no_truncate before truncate on committee_decision_draft
  execute function refuse_change();
`;

/** What other features may read of an assessment once it is final. \`total\` is in halves of a point. */
const PUBLISHED = `
create view final_assessment as
  select s.id as assessment_id, r.call_id, r.application_id, r.stage, r.lot, s.person_id, s.scores, s.comments,
    s.totals -> 'sections' as sections, s.total_halves as total, s.submitted_at,
    coalesce((r.result -> 'counted')::jsonb ? s.id::text, false) as counted,
    exists (select from conflict_of_interest c
      where c.application_id = r.application_id and c.person_id = s.person_id) as conflict
  from assessment s join evaluation_round r on r.id = s.round_id
  where s.submitted_at is not null;
`;
