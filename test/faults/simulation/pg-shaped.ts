import { EventEmitter } from 'node:events';
import type { Answer } from './simulated-postgres.js';

/** Who answers statements: one connection after another, each from its opening to its end. */
export interface Server {
  /** A number that identifies the connection from now on. */
  open(): number;
  /** Answers, or throws as a broken connection or a refused statement does. */
  ask(connection: number, sql: string, values: readonly unknown[]): Answer;
  close(connection: number): void;
}

type Callback<T> = (error: Error | null, result?: T) => void;

/** As much of `pg`'s client as TypeORM uses. */
class Client extends EventEmitter {
  private readonly connection: number;

  constructor(private readonly server: Server) {
    super();
    this.connection = server.open();
  }

  async query(
    sql: string,
    values?: readonly unknown[] | Callback<Answer>,
    done?: Callback<Answer>,
  ): Promise<Answer | void> {
    const tell = typeof values === 'function' ? values : done;
    const given = Array.isArray(values) ? values : [];
    if (!tell) return this.server.ask(this.connection, sql, given);
    try {
      tell(null, this.server.ask(this.connection, sql, given));
    } catch (error) {
      // Only errors are thrown here: what PostgreSQL refused, or a connection that broke.
      tell(error as Error);
    }
  }

  release(): void {
    this.server.close(this.connection);
  }
}

/** As much of `pg`'s pool as TypeORM uses: every borrower gets a connection of its own. */
export function poolOn(server: Server): new () => EventEmitter {
  return class extends EventEmitter {
    connect(done: (error: Error | null, client: Client, release: () => void) => void): void {
      const client = new Client(server);
      done(null, client, () => client.release());
    }

    end(done: Callback<void>): void {
      done(null);
    }
  };
}
