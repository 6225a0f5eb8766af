import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a role was given and why it was taken away, as far as whoever did it said so; never rewritten either. */
export class T0029RoleReasons implements MigrationInterface {
  readonly name = 'T0029RoleReasons1764000029000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table role_grant add column granted_reason text, add column revoked_reason text');
    await runner.query(guard(', new.granted_reason', ', old.granted_reason'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guard('', ''));
    await runner.query('alter table role_grant drop column granted_reason, drop column revoked_reason');
  }
}

const guard = (now: string, before: string): string => `
create or replace function guard_role_grant() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'roles are revoked, never deleted' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.person_id, new.role, new.call_id, new.granted_by, new.granted_at${now})
     is distinct from (old.id, old.person_id, old.role, old.call_id, old.granted_by, old.granted_at${before})
     or old.revoked_at is not null then
    raise exception 'a role that was given is not rewritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$`;
