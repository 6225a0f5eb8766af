import type { FaultKind } from './faults.js';
import { Faults } from './faults.js';
import type { Server } from './pg-shaped.js';
import { Chance, SeededIds } from './random.js';
import type { Answer, SimulatedPostgres } from './simulated-postgres.js';

/** The connection broke: whether the last statement took effect, nobody knows who was told so. */
export class ConnectionLost extends Error {
  readonly code = '08006';

  constructor() {
    super('Connection terminated unexpectedly');
  }
}

/** Everything that a seed decides: chance, time, identifiers and faults, around one PostgreSQL. */
export class World implements Server {
  readonly chance: Chance;
  readonly ids: SeededIds;
  readonly faults = new Faults();
  /** The time of PostgreSQL, in milliseconds. */
  private clock: number;
  /** The latest that it has ever been. */
  private latest: number;
  private opened = 0;
  /** Connections up to this one are gone. */
  private lost = 0;
  private holder: number | null = null;
  /** The time that PostgreSQL was told last; NaN where a rollback took that back. */
  private told = NaN;
  private wrote = true;

  constructor(
    private readonly postgres: SimulatedPostgres,
    seed: number,
    start: Date,
  ) {
    this.chance = new Chance(seed);
    this.clock = start.getTime();
    this.latest = this.clock;
    this.ids = new SeededIds(this.chance, () => this.clock);
  }

  get now(): Date {
    return new Date(this.clock);
  }

  /** The latest instant that PostgreSQL's clock has shown. */
  get latestNow(): Date {
    return new Date(this.latest);
  }

  /** Lets time pass; a negative time is a clock that was set back. */
  pass(milliseconds: number): void {
    this.clock += Math.round(milliseconds);
    this.latest = Math.max(this.latest, this.clock);
  }

  count(kind: FaultKind): void {
    this.faults.count(kind);
  }

  open(): number {
    this.opened += 1;
    return this.opened;
  }

  ask(connection: number, sql: string, values: readonly unknown[]): Answer {
    if (connection <= this.lost) throw new ConnectionLost();
    const blow = this.faults.atStatement();
    if (blow?.kind === 'crashBefore') this.crash('crash');
    if (blow?.kind === 'delay') this.delay(blow.milliseconds);
    this.takeTurn(connection, sql);
    const answer = this.carryOut(connection, sql, values);
    if (blow?.kind === 'crashAfter') this.crash(sql === 'COMMIT' ? 'lost acknowledgement' : 'crash');
    return answer;
  }

  close(connection: number): void {
    if (this.holder === connection) this.rollBack();
  }

  /** Whether something was written since this was asked last. */
  get hasChanged(): boolean {
    const { wrote } = this;
    this.wrote = false;
    return wrote;
  }

  /** Every connection breaks, and what they had not committed never was. */
  loseConnections(): void {
    this.lost = this.opened;
    if (this.postgres.status !== 'I') this.rollBack();
    this.postgres.run('select pg_advisory_unlock_all()');
  }

  private crash(kind: FaultKind): never {
    this.count(kind);
    this.loseConnections();
    throw new ConnectionLost();
  }

  private delay(milliseconds: number): void {
    this.count('delay');
    this.pass(milliseconds);
  }

  /** One session serves all connections, so transactions come one after the other. */
  private takeTurn(connection: number, sql: string): void {
    if (this.holder !== null && this.holder !== connection) throw new Error(`Two transactions at once: ${sql}`);
    if (WRITES.test(sql)) this.wrote = true;
  }

  private carryOut(connection: number, sql: string, values: readonly unknown[]): Answer {
    try {
      return this.postgres.query(this.timed(sql, values), values);
    } finally {
      if (sql.startsWith('ROLLBACK')) this.told = NaN;
      this.holder = this.postgres.status === 'I' ? null : connection;
    }
  }

  /** Tells PostgreSQL the time where it does not know it yet; a transaction keeps the instant of its beginning. */
  private timed(sql: string, values: readonly unknown[]): string {
    if (this.told === this.clock || this.postgres.status === 'E') return sql;
    const now = this.now.toISOString();
    const telling = `set simulated.clock = '${now}'${this.holder === null ? `; set simulated.began = '${now}'` : ''}`;
    this.told = this.clock;
    if (values.length === 0) return `${telling}; ${sql}`;
    this.postgres.run(telling);
    return sql;
  }

  private rollBack(): void {
    this.postgres.run('ROLLBACK');
    this.told = NaN;
    this.holder = null;
  }
}

const WRITES = /\b(?:insert into|update|delete from)\b/i;
