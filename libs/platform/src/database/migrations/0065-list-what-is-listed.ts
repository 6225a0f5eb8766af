import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an instance owes is only read where a list shows its file: a draft whose deadline passes is in none. */
export class T0065ListWhatIsListed implements MigrationInterface {
  readonly name = 'T0065ListWhatIsListed1764000065000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(follows('join listed_file l on l.id = r.id'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(follows(''));
  }
}

/** `offset 0` keeps what is owed from being worked out twice, once to compare and once to write. */
function follows(listed: string): string {
  return `
    create or replace function list_instances() returns trigger language plpgsql set enable_hashjoin = off
    set enable_mergejoin = off as $$
    begin
      update listed_file f set state = n.state, due_at = n.due_at
      from (
        select r.id, r.state, coalesce(obligation_in(r.deadlines, r.fired), 'infinity') as due_at
        from new_rows r ${listed} offset 0
      ) n
      where f.id = n.id and (f.state <> n.state or f.due_at <> n.due_at);
      return null;
    end $$`;
}
