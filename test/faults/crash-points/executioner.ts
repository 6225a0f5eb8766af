import pg from 'pg';

/** As superuser beside the programme: ends its connections, keeps what is stored and puts it back. */
export class Executioner {
  private constructor(private readonly admin: pg.Client) {}

  static async of(adminUrl: string): Promise<Executioner> {
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query(KEEPING);
    return new Executioner(admin);
  }

  close(): Promise<void> {
    return this.admin.end();
  }

  /** Returns when that connection is gone. */
  async kill(processId: number): Promise<void> {
    const { rows } = await this.admin.query<{ gone: boolean }>('select pg_terminate_backend($1, 5000) as gone', [
      processId,
    ]);
    if (!rows[0]?.gone) throw new Error(`The connection of process ${processId} did not end.`);
  }

  async keep(): Promise<void> {
    await this.admin.query('select kept.keep()');
  }

  /** Puts everything back as it was kept, sequences too. */
  async putBack(): Promise<void> {
    await this.admin.query('set session_replication_role = replica');
    await this.admin.query('select kept.put_back()');
    await this.admin.query('set session_replication_role = origin');
  }

  /** Every row of every table as text, by table. */
  async everything(): Promise<ReadonlyMap<string, readonly string[]>> {
    const { rows: tables } = await this.admin.query<{ name: string }>(TABLES);
    const stored = new Map<string, readonly string[]>();
    for (const { name } of tables) {
      const { rows } = await this.admin.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${pg.escapeIdentifier(name)} t`,
      );
      if (rows.length > 0)
        stored.set(
          name,
          rows.map(({ row }) => row),
        );
    }
    return stored;
  }
}

const TABLES = `select t.tablename as name from pg_tables t where t.schemaname = 'public' order by 1`;

/** Copies of all tables in a schema of their own. */
const KEEPING = `
create schema kept;
create function kept.keep() returns void language plpgsql as $$
declare name text;
begin
  for name in select t.tablename from pg_tables t where t.schemaname = 'public' loop
    execute format('drop table if exists kept.%I', name);
    execute format('create table kept.%I as table public.%I', name, name);
  end loop;
  drop table if exists kept.positions;
  create table kept.positions as
    select s.sequencename as name, s.last_value as value from pg_sequences s where s.schemaname = 'public';
end $$;
create function kept.put_back() returns void language plpgsql as $$
declare name text; kept_position record;
begin
  for name in select t.tablename from pg_tables t where t.schemaname = 'public' loop
    execute format('delete from public.%I', name);
    execute format('insert into public.%I table kept.%I', name, name);
  end loop;
  for kept_position in select * from kept.positions loop
    perform setval(format('public.%I', kept_position.name)::regclass, coalesce(kept_position.value, 1), kept_position.value is not null);
  end loop;
end $$;
`;
