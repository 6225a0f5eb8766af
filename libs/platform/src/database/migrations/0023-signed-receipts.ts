import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receipts as signed documents, and the public keys that anybody verifies them with. */
export class T0023SignedReceipts implements MigrationInterface {
  readonly name = 'T0023SignedReceipts1764000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table receipt_key (
        id text constraint pk_receipt_key primary key,
        public_key text not null,
        valid_from timestamptz not null,
        valid_until timestamptz
      );
      alter table receipt
        add column document text,
        add column salt text,
        add column key_id text,
        add constraint fk_receipt_key foreign key (key_id) references receipt_key (id);
    `);
    await runner.query(KEYS_STAY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table receipt drop column key_id, drop column salt, drop column document;
      drop table receipt_key;
      drop function guard_receipt_key();
    `);
  }
}

/** A key that was published is never taken back or exchanged: it begins no later than it did, and ends once. */
const KEYS_STAY = `
create function guard_receipt_key() returns trigger language plpgsql as $$
begin
  if (old.id, old.public_key) is not distinct from (new.id, new.public_key)
    and new.valid_from <= old.valid_from
    and (old.valid_until is null or new.valid_until is not distinct from old.valid_until)
  then return new; end if;
  raise exception 'a published key changes only by ending once' using errcode = 'restrict_violation';
end $$;
create trigger receipt_key_ends_once before update on receipt_key for each row execute function guard_receipt_key();
create trigger receipt_key_no_delete before delete on receipt_key for each row execute function refuse_change();
`;
