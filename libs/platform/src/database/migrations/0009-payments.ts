import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger, payments, payment files, and the ceiling that no path gets past. */
export class T0009Payments implements MigrationInterface {
  readonly name = 'T0009Payments1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BALANCE);
    await runner.query(PAYMENTS);
    await runner.query(LEDGER);
    await runner.query(FILES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table payment_order, payment_batch, ledger_entry, payment, grant_balance;
      drop function guard_grant_balance(), reserve_payment(), guard_payment(), book_ledger_entry(), guard_payment_order();
    `);
  }
}

/**
 * One row a grant, written by the triggers of the ledger and of payments only. Its row lock puts everything that moves
 * money of one grant in line, and its checks are the ceiling: what is paid and on its way never exceeds the award.
 */
const BALANCE = `
create table grant_balance (
  grant_id uuid constraint pk_grant_balance primary key,
  call_id uuid not null,
  lot text not null,
  currency text not null,
  awarded_minor bigint not null,
  committed_minor bigint not null,
  in_flight_minor bigint not null,
  paid_minor bigint not null,
  justified_minor bigint not null,
  recovered_minor bigint not null,
  constraint ck_grant_balance_ceiling check (paid_minor + in_flight_minor <= awarded_minor),
  constraint ck_grant_balance_committed check (committed_minor <= awarded_minor and paid_minor + in_flight_minor <= committed_minor),
  constraint ck_grant_balance_justified check (justified_minor + recovered_minor <= paid_minor),
  constraint ck_grant_balance_signs check (awarded_minor > 0 and in_flight_minor >= 0 and paid_minor >= 0
    and justified_minor >= 0 and recovered_minor >= 0)
);
create index ix_grant_balance_call on grant_balance (call_id, lot);
create function guard_grant_balance() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' and pg_trigger_depth() > 1 then return new; end if;
  raise exception 'balances follow from the ledger and are never written by hand' using errcode = 'restrict_violation';
end $$;
create trigger grant_balance_derived before insert or update or delete on grant_balance
  for each row execute function guard_grant_balance();
create trigger grant_balance_no_truncate before truncate on grant_balance execute function refuse_change();
`;

/** A payment that is open or executed keeps its amount reserved or spent; only a refusal gives it back. */
const PAYMENTS = `
create table payment (
  id uuid constraint pk_payment primary key,
  grant_id uuid not null,
  call_id uuid not null,
  kind text not null constraint ck_payment_kind check (kind in ('prefinancing', 'further', 'balance')),
  n int not null,
  amount_minor bigint not null constraint ck_payment_amount check (amount_minor > 0),
  currency text not null,
  contract_number text not null,
  organisation_id uuid not null,
  bank_account_id uuid,
  payee_holder text,
  payee_rib text,
  shown text not null,
  standing text not null constraint ck_payment_standing check (standing in ('open', 'executed', 'refused')),
  requested_at timestamptz not null,
  requested_by text not null,
  executed_on date,
  bank_reference text,
  constraint fk_payment_balance foreign key (grant_id) references grant_balance (grant_id)
);
create unique index uq_payment_instalment on payment (grant_id, kind, n) where standing <> 'refused';
create unique index uq_payment_one_balance on payment (grant_id) where kind = 'balance' and standing <> 'refused';
create index ix_payment_call on payment (call_id, standing);
create index ix_payment_grant on payment (grant_id);
create function reserve_payment() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.standing <> 'open' then
    raise exception 'a payment begins open' using errcode = 'restrict_violation';
  end if;
  update grant_balance b
    set in_flight_minor = b.in_flight_minor + case when tg_op = 'INSERT' then new.amount_minor else -new.amount_minor end
    where b.grant_id = new.grant_id and b.call_id = new.call_id and b.currency = new.currency;
  if not found then
    raise exception 'a payment belongs to a grant whose contract was committed' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger payment_reserves after insert on payment for each row execute function reserve_payment();
create trigger payment_gives_back after update on payment for each row
  when (old.standing = 'open' and new.standing <> 'open') execute function reserve_payment();
create function guard_payment() returns trigger language plpgsql as $$
begin
  if (new.id, new.grant_id, new.call_id, new.kind, new.n, new.amount_minor, new.currency, new.contract_number,
      new.organisation_id, new.requested_at, new.requested_by)
    is distinct from (old.id, old.grant_id, old.call_id, old.kind, old.n, old.amount_minor, old.currency, old.contract_number,
      old.organisation_id, old.requested_at, old.requested_by)
    or old.standing <> 'open'
    or (new.standing = 'executed' and pg_trigger_depth() < 2)
  then
    raise exception 'what is asked for does not change, and only the ledger executes a payment' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger payment_frozen before update on payment for each row execute function guard_payment();
create trigger payment_no_delete before delete on payment for each row execute function refuse_change();
create trigger payment_no_truncate before truncate on payment execute function refuse_change();
`;

/**
 * Double entry: every row moves an amount from one account to another. The award of the grant is read from its instance,
 * which changes with its history only; so neither a forged commitment nor a second one raises the ceiling.
 */
const LEDGER = `
create table ledger_entry (
  id uuid constraint pk_ledger_entry primary key,
  grant_id uuid not null,
  call_id uuid not null,
  lot text not null,
  at timestamptz not null,
  kind text not null,
  cause text not null,
  debit text not null,
  credit text not null,
  amount_minor bigint not null constraint ck_ledger_entry_amount check (amount_minor > 0),
  currency text not null,
  payment_id uuid,
  booked_by text not null,
  constraint uq_ledger_entry_cause unique (cause),
  constraint uq_ledger_entry_payment unique (payment_id),
  constraint fk_ledger_entry_payment foreign key (payment_id) references payment (id),
  constraint ck_ledger_entry_movement check ((kind, debit, credit) in (
    ('commitment', 'committed', 'envelope'), ('payment', 'paid', 'committed'), ('justification', 'justified', 'paid'),
    ('release', 'envelope', 'committed'), ('recovery', 'recovered', 'paid'))),
  constraint ck_ledger_entry_is_payment check ((kind = 'payment') = (payment_id is not null))
);
create unique index uq_ledger_entry_commitment on ledger_entry (grant_id) where kind = 'commitment';
create index ix_ledger_entry_grant on ledger_entry (grant_id, at);
create function book_ledger_entry() returns trigger language plpgsql as $$
declare
  awarded bigint;
begin
  if new.kind = 'commitment' then
    select (i.context->'award'->>'amountMinor')::bigint into awarded
      from workflow_instance i
      where i.id = new.grant_id and i.subject = 'grant' and i.call_id = new.call_id and i.context->>'lot' = new.lot;
    if awarded is null then
      raise exception 'only an award can be committed' using errcode = 'restrict_violation';
    end if;
    insert into grant_balance values (new.grant_id, new.call_id, new.lot, new.currency, awarded, new.amount_minor, 0, 0, 0, 0);
    return null;
  end if;
  if new.kind = 'payment' then
    update payment p set standing = 'executed'
      where p.id = new.payment_id and p.grant_id = new.grant_id and p.amount_minor = new.amount_minor and p.standing = 'open';
    if not found then
      raise exception 'only an open payment is executed, once, with its own amount' using errcode = 'restrict_violation';
    end if;
  end if;
  update grant_balance b set
      paid_minor = b.paid_minor + case new.kind when 'payment' then new.amount_minor else 0 end,
      justified_minor = b.justified_minor + case new.kind when 'justification' then new.amount_minor else 0 end,
      recovered_minor = b.recovered_minor + case new.kind when 'recovery' then new.amount_minor else 0 end,
      committed_minor = b.committed_minor - case new.kind when 'release' then new.amount_minor else 0 end
    where b.grant_id = new.grant_id and b.call_id = new.call_id and b.lot = new.lot and b.currency = new.currency;
  if not found then
    raise exception 'an entry belongs to a grant whose contract was committed' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger ledger_entry_booked after insert on ledger_entry for each row execute function book_ledger_entry();
create trigger ledger_entry_append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger ledger_entry_no_truncate before truncate on ledger_entry execute function refuse_change();
`;

/** A payment file is made once and never changes; a payment is in one file at a time, and again only after a return. */
const FILES = `
create table payment_batch (
  id uuid constraint pk_payment_batch primary key,
  message_id text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  execute_on date not null,
  currency text not null,
  total_minor bigint not null,
  transfers int not null,
  file text not null,
  sha256 text not null,
  constraint uq_payment_batch_message unique (message_id),
  constraint ck_payment_batch_file check (sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex'))
);
create index ix_payment_batch_made on payment_batch (made_at);
create trigger payment_batch_append_only before update or delete on payment_batch for each row execute function refuse_change();
create trigger payment_batch_no_truncate before truncate on payment_batch execute function refuse_change();
create table payment_order (
  batch_id uuid not null,
  payment_id uuid not null,
  end_to_end_id text not null,
  amount_minor bigint not null,
  returned_at timestamptz,
  constraint pk_payment_order primary key (batch_id, payment_id),
  constraint uq_payment_order_end_to_end unique (end_to_end_id),
  constraint fk_payment_order_batch foreign key (batch_id) references payment_batch (id),
  constraint fk_payment_order_payment foreign key (payment_id) references payment (id)
);
create unique index uq_payment_order_live on payment_order (payment_id) where returned_at is null;
create function guard_payment_order() returns trigger language plpgsql as $$
begin
  if old.returned_at is null and new.returned_at is not null
    and (new.batch_id, new.payment_id, new.end_to_end_id, new.amount_minor)
      is not distinct from (old.batch_id, old.payment_id, old.end_to_end_id, old.amount_minor)
  then return new; end if;
  raise exception 'a transfer of a payment file changes only by coming back' using errcode = 'restrict_violation';
end $$;
create trigger payment_order_frozen before update on payment_order for each row execute function guard_payment_order();
create trigger payment_order_no_delete before delete on payment_order for each row execute function refuse_change();
create trigger payment_order_no_truncate before truncate on payment_order execute function refuse_change();
`;
