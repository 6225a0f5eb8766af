import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The committee, what it decided, and the awards inside each lot's budget. */
export class T0007Awards implements MigrationInterface {
  readonly name = 'T0007Awards1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMMITTEE);
    await runner.query(AWARDS);
    await runner.query(KEPT);
    await runner.query(NEVER_OVERSPENT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table if exists award, lot_budget, committee_decision, committee_member;
      drop function if exists guard_committee_member(), guard_award(), guard_lot_budget(), count_award();
    `);
  }
}

const COMMITTEE = `
create table committee_member (
  id uuid constraint pk_committee_member primary key,
  call_id uuid not null,
  person_id uuid not null,
  capacity text not null
    constraint ck_committee_member_capacity check (capacity = any (array['chair', 'secretary', 'voting'])),
  unit text not null,
  named_by uuid not null,
  named_at timestamptz not null,
  left_by uuid,
  left_at timestamptz
);
create unique index uq_committee_member_current on committee_member (call_id, person_id) where left_at is null;
create table committee_decision (
  id uuid constraint pk_committee_decision primary key,
  call_id uuid not null,
  lot text not null,
  stage text not null,
  kind text not null
    constraint ck_committee_decision_kind check (kind = any (array['tieBreak', 'shortList', 'selection', 'awards'])),
  content json not null,
  fingerprint text not null,
  reason text not null,
  present json not null,
  decided_by uuid not null,
  decided_at timestamptz not null
);
create index ix_committee_decision_call on committee_decision (call_id, lot, decided_at);
create unique index uq_committee_decision_once on committee_decision (call_id, lot, kind) where kind <> 'tieBreak';
`;

const AWARDS = `
create table lot_budget (
  call_id uuid not null,
  lot text not null,
  budget_minor bigint not null,
  provisional_minor bigint not null,
  awarded_minor bigint not null,
  constraint pk_lot_budget primary key (call_id, lot),
  constraint ck_lot_budget_positive check (provisional_minor >= 0 and awarded_minor >= 0),
  constraint ck_lot_budget_not_overspent check (provisional_minor + awarded_minor <= budget_minor)
);
create table award (
  grant_id uuid constraint pk_award primary key,
  call_id uuid not null,
  lot text not null,
  amount_minor bigint not null constraint ck_award_amount check (amount_minor > 0),
  rank int not null constraint ck_award_rank check (rank > 0),
  state text not null
    constraint ck_award_state check (state = any (array['reserve', 'provisional', 'awarded', 'released'])),
  decision_id uuid not null constraint fk_award_decision references committee_decision (id),
  placed_at timestamptz not null,
  promoted_at timestamptz,
  awarded_at timestamptz,
  awarded_by uuid,
  released_at timestamptz,
  released_because text,
  constraint fk_award_lot foreign key (call_id, lot) references lot_budget (call_id, lot)
);
create index ix_award_lot on award (call_id, lot, state, rank);
`;

const KEPT = `
create function guard_committee_member() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'members leave a committee, they are never deleted' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.call_id, new.person_id, new.capacity, new.unit, new.named_by, new.named_at) is distinct from
     (old.id, old.call_id, old.person_id, old.capacity, old.unit, old.named_by, old.named_at) or old.left_at is not null then
    raise exception 'who sat on a committee is not rewritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger committee_member_kept before update or delete on committee_member
  for each row execute function guard_committee_member();
create trigger committee_decision_append_only before update or delete on committee_decision
  for each row execute function refuse_change();
create trigger committee_decision_no_truncate before truncate on committee_decision execute function refuse_change();
`;

/**
 * The sums of a lot follow its awards by trigger and by nothing else, and a check of the row keeps them inside the
 * budget: no page, import or statement by hand can overspend, and two at once wait for each other on the lot's row.
 */
const NEVER_OVERSPENT = `
create function guard_award() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'awards are released, never deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state not in ('reserve', 'provisional') then
      raise exception 'an award begins provisional or on the reserve list' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if (new.grant_id, new.call_id, new.lot, new.amount_minor, new.rank, new.decision_id) is distinct from
     (old.grant_id, old.call_id, old.lot, old.amount_minor, old.rank, old.decision_id) then
    raise exception 'an award keeps its amount and its place' using errcode = 'restrict_violation';
  end if;
  if (old.state, new.state) not in (
    ('reserve', 'provisional'), ('reserve', 'released'), ('provisional', 'awarded'), ('provisional', 'released'),
    ('awarded', 'released')
  ) then
    raise exception 'an award does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger award_kept before insert or update or delete on award for each row execute function guard_award();
create trigger award_no_truncate before truncate on award execute function refuse_change();

create function count_award() returns trigger language plpgsql as $$
declare
  provisional bigint := case when new.state = 'provisional' then new.amount_minor else 0 end;
  awarded bigint := case when new.state = 'awarded' then new.amount_minor else 0 end;
begin
  if tg_op = 'UPDATE' then
    provisional := provisional - case when old.state = 'provisional' then old.amount_minor else 0 end;
    awarded := awarded - case when old.state = 'awarded' then old.amount_minor else 0 end;
  end if;
  if provisional <> 0 or awarded <> 0 then
    update lot_budget set provisional_minor = lot_budget.provisional_minor + provisional,
      awarded_minor = lot_budget.awarded_minor + awarded
    where lot_budget.call_id = new.call_id and lot_budget.lot = new.lot;
  end if;
  return null;
end $$;
create trigger award_counted after insert or update on award for each row execute function count_award();

create function guard_lot_budget() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'budgets are never deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' and (new.provisional_minor <> 0 or new.awarded_minor <> 0) then
    raise exception 'a budget begins unspent' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and pg_trigger_depth() < 2 and (new.provisional_minor, new.awarded_minor) is distinct from
     (old.provisional_minor, old.awarded_minor) then
    raise exception 'the sums of a lot follow its awards' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger lot_budget_follows before insert or update or delete on lot_budget
  for each row execute function guard_lot_budget();
create trigger lot_budget_no_truncate before truncate on lot_budget execute function refuse_change();
`;
