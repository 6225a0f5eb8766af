import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, organisations, their bank accounts, who is what, and how they sign in. */
export class T0003Identity implements MigrationInterface {
  readonly name = 'T0003Identity1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PEOPLE_AND_ORGANISATIONS);
    await runner.query(STANDING);
    await runner.query(SIGN_IN);
    await runner.query(KEPT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table if exists password_link, invitation, sign_in_attempt, api_token, session, role_grant, membership,
        bank_account, organisation, person cascade;
      drop function if exists guard_bank_account(), guard_role_grant();
    `);
  }
}

const PEOPLE_AND_ORGANISATIONS = `
create table person (
  id uuid constraint pk_person primary key,
  email text not null constraint uq_person_email unique constraint ck_person_email check (email = lower(email)),
  name text not null,
  language text not null constraint ck_person_language check (language = any (array['fr', 'ar', 'en'])),
  password_hash text,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create table organisation (
  id uuid constraint pk_organisation primary key,
  name text not null,
  name_ar text,
  legal_form text not null,
  region text not null,
  province text,
  ice text,
  founded_on date not null,
  address text not null,
  phone text not null,
  version int not null constraint ck_organisation_version check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table bank_account (
  id uuid constraint pk_bank_account primary key,
  organisation_id uuid not null constraint fk_bank_account_organisation references organisation (id),
  holder text not null,
  bank text not null,
  rib text not null,
  since timestamptz not null,
  entered_by uuid not null constraint fk_bank_account_entered_by references person (id),
  verified_at timestamptz,
  verified_by uuid constraint fk_bank_account_verified_by references person (id),
  ended_at timestamptz
);
create unique index uq_bank_account_current on bank_account (organisation_id) where ended_at is null;
create index ix_bank_account_organisation on bank_account (organisation_id, since);
create index ix_bank_account_rib on bank_account (rib);
`;

const STANDING = `
create table membership (
  id uuid constraint pk_membership primary key,
  person_id uuid not null constraint fk_membership_person references person (id),
  organisation_id uuid not null constraint fk_membership_organisation references organisation (id),
  role text not null constraint ck_membership_role check (role = any (array['owner', 'signatory', 'editor', 'accountant'])),
  since timestamptz not null,
  ended_at timestamptz,
  ended_by uuid
);
create unique index uq_membership_current on membership (person_id, organisation_id) where ended_at is null;
create index ix_membership_organisation on membership (organisation_id);
create table role_grant (
  id uuid constraint pk_role_grant primary key,
  person_id uuid not null constraint fk_role_grant_person references person (id),
  role text not null,
  call_id uuid,
  granted_by text not null,
  granted_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz
);
create unique index uq_role_grant_everywhere on role_grant (person_id, role) where call_id is null and revoked_at is null;
create unique index uq_role_grant_call on role_grant (person_id, role, call_id) where call_id is not null and revoked_at is null;
create index ix_role_grant_person on role_grant (person_id);
create index ix_role_grant_role on role_grant (role, call_id) where revoked_at is null;
`;

const SIGN_IN = `
create table session (
  id uuid constraint pk_session primary key,
  token_hash bytea not null,
  person_id uuid not null constraint fk_session_person references person (id),
  remembered boolean not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  revoked_at timestamptz,
  user_agent text not null,
  flash json
);
create unique index uq_session_token on session (token_hash);
create index ix_session_person on session (person_id);
create table api_token (
  id uuid constraint pk_api_token primary key,
  token_hash bytea not null,
  person_id uuid not null constraint fk_api_token_person references person (id),
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index uq_api_token_hash on api_token (token_hash);
create index ix_api_token_person on api_token (person_id);
create table sign_in_attempt (
  key text constraint pk_sign_in_attempt primary key,
  window_start timestamptz not null,
  count int not null
);
create index ix_sign_in_attempt_window on sign_in_attempt (window_start);
create table invitation (
  id uuid constraint pk_invitation primary key,
  token_hash bytea not null,
  organisation_id uuid not null constraint fk_invitation_organisation references organisation (id),
  email text not null,
  role text not null,
  invited_by uuid not null constraint fk_invitation_invited_by references person (id),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz
);
create unique index uq_invitation_token on invitation (token_hash);
create index ix_invitation_organisation on invitation (organisation_id);
create table password_link (
  id uuid constraint pk_password_link primary key,
  token_hash bytea not null,
  person_id uuid not null constraint fk_password_link_person references person (id),
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index uq_password_link_token on password_link (token_hash);
create index ix_password_link_person on password_link (person_id);
`;

/**
 * Where money goes and who was what are evidence: an account's number and a role's grant are never rewritten, an
 * account is verified by somebody else than who entered it (rules.md R29), and no row disappears.
 */
const KEPT = `
create function guard_bank_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'bank accounts are ended, never deleted' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.organisation_id, new.holder, new.bank, new.rib, new.since, new.entered_by)
     is distinct from (old.id, old.organisation_id, old.holder, old.bank, old.rib, old.since, old.entered_by)
     or (old.verified_at is not null and (new.verified_at, new.verified_by) is distinct from (old.verified_at, old.verified_by))
     or (old.ended_at is not null and new.ended_at is distinct from old.ended_at) then
    raise exception 'an account that was entered is not rewritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger bank_account_kept before update or delete on bank_account for each row execute function guard_bank_account();
create trigger bank_account_no_truncate before truncate on bank_account execute function refuse_change();
alter table bank_account add constraint ck_bank_account_two_people check (verified_by is null or verified_by <> entered_by);
create function guard_role_grant() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'roles are revoked, never deleted' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.person_id, new.role, new.call_id, new.granted_by, new.granted_at)
     is distinct from (old.id, old.person_id, old.role, old.call_id, old.granted_by, old.granted_at)
     or old.revoked_at is not null then
    raise exception 'a role that was given is not rewritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger role_grant_kept before update or delete on role_grant for each row execute function guard_role_grant();
create trigger role_grant_no_truncate before truncate on role_grant execute function refuse_change();
`;
