import { Database, type Tx } from '#libs/platform';
import type { DataSource } from 'typeorm';

/** What is planted: reading without the lock, and besides writing without looking at the version. */
export type Carelessness = 'no lock' | 'no lock and no version check';

/**
 * A planted bug: an instance is read without its lock; and where nobody checks the version either, what was decided on
 * what was read is written onto whatever is there by then.
 */
export class CarelessDatabase extends Database {
  constructor(
    source: DataSource,
    private readonly carelessness: Carelessness,
  ) {
    super(source);
  }

  override transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.transaction((tx) => work(this.rewriting(tx)));
  }

  private rewriting(tx: Tx): Tx {
    const query = (sql: string, parameters?: unknown[]): Promise<unknown> => tx.query(this.careless(sql), parameters);
    return new Proxy(tx, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) });
  }

  private careless(sql: string): string {
    if (sql.trimEnd().endsWith('where i.id = $1 for update')) return sql.replace(/ for update\s*$/, '');
    if (this.carelessness === 'no lock') return sql;
    return sql
      .replace('select r.id, r.version, r.shard', `select r.id, ${NEXT_VERSION} as version, r.shard`)
      .replace('where i.id = c.id and i.version = c.version - 1', 'where i.id = c.id');
  }
}

/** Whatever version is there now, and one more; a new instance has none yet. */
const NEXT_VERSION = `coalesce((select i.version + 1 from workflow_instance i where i.id = r.id for update), 1)`;
