import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../../libs/platform/src/database/migrations/index.js';
import { readInstantsFast } from '../../../libs/platform/src/database/parse-instant.js';
import { GrantBalanceRow } from '../../../libs/payments/src/persistence/grant-balance.row.js';
import { LedgerEntryRow } from '../../../libs/payments/src/persistence/ledger-entry.row.js';
import { PaymentRow } from '../../../libs/payments/src/persistence/payment.row.js';
import { poolOn, type Server } from './pg-shaped.js';
import { type Answer, SimulatedPostgres } from './simulated-postgres.js';

/** A migrated PostgreSQL whose time is the simulation's, and TypeORM on it; emptied between one year and the next. */
export interface SimulatedDatabase {
  readonly postgres: SimulatedPostgres;
  readonly source: DataSource;
  /** Whose connections TypeORM's are. */
  readonly line: Line;
}

export async function simulatedDatabase(): Promise<SimulatedDatabase> {
  readInstantsFast();
  const postgres = await SimulatedPostgres.start();
  const line = new Line({
    open: () => 0,
    close: () => undefined,
    ask: (_connection, sql, values) => postgres.query(sql, values),
  });
  const source = await sourceOn(line).initialize();
  await source.runMigrations({ transaction: 'each' });
  for (const sql of [VIRTUAL_TIME, UNLOGGED, SETTINGS]) postgres.run(sql);
  return { postgres, source, line };
}

/** Leads to one server after another. */
export class Line implements Server {
  constructor(private server: Server) {}

  leadTo(server: Server): void {
    this.server = server;
  }

  open(): number {
    return this.server.open();
  }

  ask(connection: number, sql: string, values: readonly unknown[]): Answer {
    return this.server.ask(connection, sql, values);
  }

  close(connection: number): void {
    this.server.close(connection);
  }
}

/** TypeORM as the programme uses it, on connections of that server. */
function sourceOn(server: Server): DataSource {
  const options: DataSourceOptions = {
    type: 'postgres',
    driver: { Pool: poolOn(server) },
    synchronize: false,
    installExtensions: false,
    logging: false,
    entities: [GrantBalanceRow, LedgerEntryRow, PaymentRow],
    migrations: [...MIGRATIONS],
  };
  return new DataSource(options);
}

/** Past the triggers that let nothing be taken away: this is another year, not a change of the last one. */
export function empty(postgres: SimulatedPostgres): void {
  emptied += 1;
  // Rows that are deleted leave their room behind, which grows until it is taken back.
  const clear =
    emptied % 20 === 0 ? `truncate ${TABLES.join()} cascade` : TABLES.map((table) => `delete from ${table}`).join(';');
  postgres.run(`set session_replication_role = replica; ${clear}; set session_replication_role = origin`);
}

let emptied = 0;

const TABLES = [
  'workflow_definition',
  'workflow_instance',
  'workflow_history',
  'workflow_timer',
  'outbox',
  'command',
  'call',
  'call_date_change',
  'mail',
  'ledger_entry',
  'payment',
  'grant_balance',
  'simulated.effect',
];

/** Nothing here outlives the process, so nothing has to be written twice; a table with parts is no place itself. */
const UNLOGGED = `
do $$
declare
  place text;
begin
  for place in
    select c.oid::regclass::text from unnest('{${TABLES.filter((table) => !/^(?:call|payment|ledger|grant)/.test(table)).join()}}'::regclass[]) as t(named)
    left join pg_inherits i on i.inhparent = t.named
    join pg_class c on c.oid = coalesce(i.inhrelid, t.named)
  loop
    execute format('alter table %s set unlogged', place);
  end loop;
end $$`;

/**
 * Found before those of the system, and after the programme's own: what asks PostgreSQL for the time is answered by the
 * simulation, in which it never starts anew. As in PostgreSQL, \`now()\` stands still within a transaction and \`clock_timestamp()\` does not.
 */
const VIRTUAL_TIME = `
create schema simulated;
create table simulated.effect (order_id text not null);
create function simulated.now() returns timestamptz language sql stable as
  $$ select current_setting('simulated.began')::timestamptz $$;
create function simulated.clock_timestamp() returns timestamptz language sql volatile as
  $$ select current_setting('simulated.clock')::timestamptz $$;
create function simulated.pg_postmaster_start_time() returns timestamptz language sql stable as
  $$ select timestamptz '-infinity' $$;
`;

/** A plan is made once for all years; and the few rows of a year are not worth a parallel one. */
const SETTINGS = `
set search_path = public, simulated, pg_catalog;
set timezone = 'UTC';
set plan_cache_mode = force_generic_plan;
set synchronous_commit = off;
`;
