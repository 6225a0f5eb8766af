import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many people read each round, beside the round, so that those with too few are found without counting the readers
 * of all. Follows the assignments in their own transaction, whoever writes them. Runs while people work: whatever
 * changes meanwhile is counted by the trigger, everything else in portions.
 */
export class T0063ReadersOfRounds implements MigrationInterface {
  readonly name = 'T0063ReadersOfRounds1764000063000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table evaluation_round add column if not exists readers int not null default 0');
    await runner.query(FOLLOWS);
    await runner.query('select set_config($1, $2, false)', ['statement_timeout', '0']);
    await countAll(runner);
    await runner.query('drop index concurrently if exists ix_evaluation_round_short');
    await runner.query(`
      create index concurrently ix_evaluation_round_short on evaluation_round (call_id, stage)
        where completed_at is null and readers < required
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger readers_are_counted on assignment;
      drop trigger readers_that_end_are_counted on assignment;
      drop function count_reader(), count_reader_that_ends();
      alter table evaluation_round drop column readers;
    `);
  }
}

const PORTION = 1_000;

/** Whoever assigns meanwhile waits for a portion; its rounds are locked before anything is counted. */
async function countAll(runner: QueryRunner): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000', more = true; more;) {
    await runner.startTransaction();
    const rounds: { id: string }[] = await runner.query(
      'select r.id from evaluation_round r where r.id > $1 order by r.id limit $2 for update',
      [after, PORTION],
    );
    await runner.query(COUNTED, [rounds.map(({ id }) => id)]);
    await runner.commitTransaction();
    after = rounds.at(-1)?.id ?? after;
    more = rounds.length === PORTION;
  }
}

const COUNTED = `
update evaluation_round r set readers = n.readers
from (
  select w.id, (
    select count(*) from assignment a where a.round_id = w.id and a.ended_at is null
  ) as readers from unnest($1::uuid[]) w(id)
) n
where r.id = n.id and r.readers <> n.readers`;

const FOLLOWS = `
create or replace function count_reader() returns trigger language plpgsql as $$
begin
  update evaluation_round r set readers = r.readers + 1 where r.id = new.round_id;
  return null;
end $$;
create or replace function count_reader_that_ends() returns trigger language plpgsql as $$
begin
  update evaluation_round r set readers = r.readers + case when new.ended_at is null then 1 else -1 end
  where r.id = new.round_id;
  return null;
end $$;
create or replace trigger readers_are_counted after insert on assignment for each row
  when (new.ended_at is null) execute function count_reader();
create or replace trigger readers_that_end_are_counted after update of ended_at on assignment for each row
  when ((old.ended_at is null) <> (new.ended_at is null)) execute function count_reader_that_ends();
`;
