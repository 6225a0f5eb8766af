import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database, MIGRATIONS } from '#libs/platform';

export interface Finding {
  readonly name: 'database' | 'migrations' | 'clock';
  readonly ok: boolean;
  readonly detail: string;
}

/** A deadline is decided on this process's copy of the database's time; more than this is no longer a copy. */
const CLOCK_TOLERANCE_MS = 250;
const WAIT_MS = 3_000;

/** Whether this process can do its work now. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async check(): Promise<readonly Finding[]> {
    try {
      return await Promise.race([this.ask(), tooLong()]);
    } catch {
      return [{ name: 'database', ok: false, detail: 'The database does not answer.' }];
    }
  }

  private async ask(): Promise<readonly Finding[]> {
    const before = this.clock.now().getTime();
    const [row] = await this.database.query<{ ms: string; migrations: number }>(
      `select (extract(epoch from clock_timestamp() + minha_clock_offset()) * 1000)::text as ms,
         (select count(*)::int from migrations) as migrations`,
    );
    const after = this.clock.now().getTime();
    const offset = Math.round(Number(row?.ms) - (before + after) / 2);
    return [
      { name: 'database', ok: true, detail: 'The database answers.' },
      migrationFinding(row?.migrations ?? 0),
      clockFinding(offset),
    ];
  }
}

function migrationFinding(applied: number): Finding {
  const missing = MIGRATIONS.length - applied;
  const detail =
    missing > 0 ? `${missing} migrations have not run: run the migrate command.` : 'The schema is up to date.';
  return { name: 'migrations', ok: missing <= 0, detail };
}

function clockFinding(offset: number): Finding {
  return {
    name: 'clock',
    ok: Math.abs(offset) <= CLOCK_TOLERANCE_MS,
    detail: `This process is ${offset} ms off the database's time.`,
  };
}

function tooLong(): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error('No answer in time.')), WAIT_MS).unref());
}
