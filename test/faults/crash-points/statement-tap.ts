import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Executioner } from './executioner.js';

/** Where a connection is killed: at which statement of a command, and on which side of it. */
export interface CrashPoint {
  readonly at: number;
  readonly side: 'before' | 'after';
}

/** The statement was carried out, and whoever sent it never heard of it. */
export class AcknowledgementLost extends Error {
  override readonly name = 'AcknowledgementLost';
}

/** One command while it runs: its statements, in their order. */
interface Course {
  readonly statements: string[];
  readonly crash: CrashPoint | null;
}

/** Sees every statement that a command sends to PostgreSQL, and kills the connection at the one that is asked for. */
export class StatementTap {
  private readonly courses = new AsyncLocalStorage<Course>();

  constructor(
    source: DataSource,
    private readonly executioner: Executioner,
  ) {
    const create = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => this.tapped(create(mode));
  }

  /** Runs a command and answers its statements, `START TRANSACTION` and `COMMIT` among them. */
  async statementsOf(command: () => Promise<unknown>): Promise<readonly string[]> {
    const course: Course = { statements: [], crash: null };
    await this.courses.run(course, command);
    return course.statements;
  }

  /** Runs a command into its crash; answers the statement at which it died, or null when it came to its end. */
  async killedAt(crash: CrashPoint, command: () => Promise<unknown>): Promise<string | null> {
    const course: Course = { statements: [], crash };
    try {
      await this.courses.run(course, command);
    } catch {
      return course.statements[crash.at] ?? null;
    }
    return null;
  }

  private tapped(runner: QueryRunner): QueryRunner {
    // The signature has overloads; what is passed on is what came.
    const query = runner.query.bind(runner) as (...given: readonly unknown[]) => Promise<unknown>;
    const tapped = (sql: string, ...given: readonly unknown[]): Promise<unknown> => {
      const course = this.courses.getStore();
      return course ? this.asked(runner, course, sql, () => query(sql, ...given)) : query(sql, ...given);
    };
    return Object.assign(runner, { query: tapped });
  }

  private async asked(runner: QueryRunner, course: Course, sql: string, ask: () => Promise<unknown>): Promise<unknown> {
    const { crash, statements } = course;
    const isHere = crash !== null && statements.length === crash.at;
    statements.push(sql);
    if (!isHere) return ask();
    const { processID } = (await runner.connect()) as { readonly processID: number };
    if (crash.side === 'before') {
      await this.executioner.kill(processID);
      return ask();
    }
    await ask();
    await this.executioner.kill(processID);
    throw new AcknowledgementLost(sql);
  }
}
