import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Grant contracts and their two signatures. */
export class T0008Contracts implements MigrationInterface {
  readonly name = 'T0008Contracts1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(SIGNED_STAYS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table contract_signature, contract;
      drop function guard_contract(), guard_contract_signature();
    `);
  }
}

/** `content` is json, not jsonb: what was hashed and signed is kept as it was written. */
const TABLES = `
create table contract (
  id uuid constraint pk_contract primary key,
  grant_id uuid not null,
  call_id uuid not null,
  attempt int not null,
  number text not null,
  amount_minor bigint not null,
  total_costs_minor bigint not null,
  currency text not null,
  implementation_start date not null,
  implementation_end timestamptz not null,
  content json not null,
  content_hash text not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_reason text,
  constraint uq_contract_number unique (number),
  constraint uq_contract_attempt unique (grant_id, attempt),
  constraint ck_contract_amount check (amount_minor > 0 and amount_minor <= total_costs_minor)
);
create unique index uq_contract_current on contract (grant_id) where taken_back_at is null;
create table contract_signature (
  contract_id uuid not null,
  side text not null constraint ck_contract_signature_side check (side in ('authority', 'beneficiary')),
  person_id uuid not null,
  person_name text not null,
  signed_at timestamptz not null,
  content_hash text not null,
  constraint pk_contract_signature primary key (contract_id, side),
  constraint uq_contract_signature_person unique (contract_id, person_id),
  constraint fk_contract_signature_contract foreign key (contract_id) references contract (id)
);
`;

/** Both sides sign the same words, and nobody changes them afterwards, not even by a mistake of ours. */
const SIGNED_STAYS = `
create function guard_contract() returns trigger language plpgsql as $$
begin
  if old.taken_back_at is null and new.taken_back_at is not null
    and (new.id, new.grant_id, new.call_id, new.attempt, new.number, new.amount_minor, new.total_costs_minor, new.currency,
         new.implementation_start, new.implementation_end, new.content::text, new.content_hash, new.prepared_by, new.prepared_at)
      is not distinct from
        (old.id, old.grant_id, old.call_id, old.attempt, old.number, old.amount_minor, old.total_costs_minor, old.currency,
         old.implementation_start, old.implementation_end, old.content::text, old.content_hash, old.prepared_by, old.prepared_at)
    and not exists (select from contract_signature s where s.contract_id = old.id and s.side = 'beneficiary')
  then return new; end if;
  raise exception 'a contract changes only by being taken back before both sides have signed' using errcode = 'restrict_violation';
end $$;
create trigger contract_frozen before update on contract for each row execute function guard_contract();
create trigger contract_no_delete before delete on contract for each row execute function refuse_change();
create trigger contract_no_truncate before truncate on contract execute function refuse_change();
create function guard_contract_signature() returns trigger language plpgsql as $$
begin
  if exists (
    select from contract c
    where c.id = new.contract_id and c.content_hash = new.content_hash and c.taken_back_at is null
  ) then return new; end if;
  raise exception 'a signature stands under the very content of a contract in force' using errcode = 'restrict_violation';
end $$;
create trigger contract_signature_same_content before insert on contract_signature
  for each row execute function guard_contract_signature();
create trigger contract_signature_append_only before update or delete on contract_signature
  for each row execute function refuse_change();
create trigger contract_signature_no_truncate before truncate on contract_signature execute function refuse_change();
`;
