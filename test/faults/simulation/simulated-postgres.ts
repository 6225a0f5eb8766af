import { createRequire } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import { parse, serialize } from 'pg-protocol';
import pg from 'pg';

/** How `pg` writes a parameter; its types do not know of it. */
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as {
  prepareValue: (value: unknown) => unknown;
};

/** How it reads a column of any type; its own signature lists the well-known ones. */
const { getTypeParser } = pg.types as {
  readonly getTypeParser: (type: number, format: 'text') => (text: string) => unknown;
};

/** What a statement answers, in the shape of `pg`. */
export interface Answer {
  readonly command: string;
  readonly rowCount: number;
  readonly rows: readonly Record<string, unknown>[];
}

interface Message {
  readonly name: string;
  readonly text?: string;
  readonly status?: string;
  readonly fields?: readonly unknown[];
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

/** Whether a transaction is open, as PostgreSQL says it after each statement: none, one, a failed one. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** PostgreSQL in this process: each statement is answered before the call returns, so nothing here depends on a scheduler. */
export class SimulatedPostgres {
  /** Statements that are parsed and planned already, by their text. */
  private readonly prepared = new Map<string, string>();
  private readonly listeners: ((data: Buffer) => void)[] = [];
  private messages: Message[] = [];
  status: TransactionStatus = 'I';

  private constructor(private readonly engine: PGlite) {
    // `parse` wants a stream; what it reads arrives here by hand.
    const source = {
      on: (event: string, listen: (data: Buffer) => void) => event === 'data' && this.listeners.push(listen),
    };
    void parse(source as never, (message) => void this.messages.push(message));
  }

  static async start(): Promise<SimulatedPostgres> {
    return new SimulatedPostgres(await PGlite.create());
  }

  async stop(): Promise<void> {
    await this.engine.close();
  }

  /** Carries out statements without parameters; answers the last one. */
  run(sql: string): Answer {
    return this.answerTo([serialize.query(sql)]);
  }

  /** Carries out one statement; its plan is kept for the next time. */
  query(sql: string, values: readonly unknown[] = []): Answer {
    if (values.length === 0) return this.run(sql);
    const known = this.prepared.get(sql);
    const name = known ?? `s${this.prepared.size}`;
    const answer = this.answerTo([
      ...(known === undefined ? [serialize.parse({ name, text: sql })] : []),
      serialize.bind({ statement: name, values: values.map(prepareValue) }),
      serialize.describe({ type: 'P', name: '' }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    this.prepared.set(sql, name);
    return answer;
  }

  private answerTo(request: readonly Buffer[]): Answer {
    this.messages = [];
    const bytes = this.engine.execProtocolRawSync(Buffer.concat(request));
    for (const listen of this.listeners) listen(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return this.answerIn(this.messages);
  }

  private answerIn(messages: readonly Message[]): Answer {
    let fields: readonly Field[] = [];
    let rows: Record<string, unknown>[] = [];
    let tag = '';
    for (const message of messages) {
      if (message.name === 'readyForQuery') this.status = message.status as TransactionStatus;
      // Its fields are columns here, and cells in a row.
      if (message.name === 'rowDescription') [fields, rows] = [(message.fields ?? []) as readonly Field[], []];
      if (message.name === 'dataRow') rows.push(rowOf(fields, (message.fields ?? []) as readonly (string | null)[]));
      if (message.name === 'commandComplete') tag = message.text ?? '';
    }
    const error = messages.find(({ name }) => name === 'error');
    if (error) throw error as unknown as Error;
    return { command: tag.split(' ')[0] ?? '', rowCount: Number(/\d+$/.exec(tag)?.[0] ?? 0), rows };
  }
}

function rowOf(fields: readonly Field[], cells: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  fields.forEach(({ name, dataTypeID }, index) => {
    const cell = cells[index] ?? null;
    row[name] = cell === null ? null : getTypeParser(dataTypeID, 'text')(cell);
  });
  return row;
}
