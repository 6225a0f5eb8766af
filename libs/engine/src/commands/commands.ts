import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { Database, traced, type Tx } from '#libs/platform';
import { IdempotencyKeyReused } from '../instance/errors.js';
import { tellRefusal } from './refusals.js';

/** What every command carries besides what it asks for. */
export interface Command {
  /** The sender's idempotency key; null where a repetition is harmless or refused by the state itself. */
  readonly key: string | null;
  readonly by: Actor;
  /** When the request reached the server, in database time. */
  readonly arrivedAt: Date;
}

/** Carries out commands: one transaction each, once per idempotency key. */
@Injectable()
export class Commands {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` in one transaction. With a key that was seen before, the first answer is given again and nothing
   * happens; throws `IdempotencyKeyReused` when the key belonged to another request. `T` must survive JSON.
   */
  async run<T>(name: string, command: Command & object, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await traced(`command ${name}`, {}, () => this.once(name, command, work));
    } catch (error) {
      tellRefusal(name, error);
      throw error;
    }
  }

  private once<T>(name: string, command: Command & object, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { key } = command;
    if (key === null) return this.database.transaction(work);
    return this.database.transaction(async (tx) => {
      const requestHash = hashOfRequest(name, command);
      const isNew = await this.claim(tx, name, command, key, requestHash);
      if (!isNew) return this.firstAnswer<T>(tx, command, key, requestHash);
      const answer = await work(tx);
      await tx.query(`update command c set response = $3 where c.actor = $1 and c.key = $2`, [
        command.by.id,
        key,
        JSON.stringify(answer ?? null),
      ]);
      return answer;
    });
  }

  /** A second sender of the same key waits here until the first has committed or given up. */
  private async claim(tx: Tx, name: string, command: Command, key: string, requestHash: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into command (actor, key, name, request_hash, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1`,
      [command.by.id, key, name, requestHash, command.arrivedAt],
    );
    return rows.length === 1;
  }

  private async firstAnswer<T>(tx: Tx, command: Command, key: string, requestHash: string): Promise<T> {
    const [first]: { requestHash: string; response: T }[] = await tx.query(
      `select c.request_hash as "requestHash", c.response from command c where c.actor = $1 and c.key = $2`,
      [command.by.id, key],
    );
    if (first?.requestHash !== requestHash) {
      throw new IdempotencyKeyReused(`The key ${key} was used for another request.`, { key });
    }
    return first.response;
  }
}

/** The same request gives the same hash whoever's clock stamped it; binary content is left out, its hash stands for it. */
function hashOfRequest(name: string, command: Command): string {
  const { key, by, arrivedAt, ...asked } = command;
  return hash('sha256', JSON.stringify([name, canonical(asked)]), 'hex');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value instanceof Uint8Array) return hash('sha256', value, 'hex');
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([name, inner]) => [name, canonical(inner)]);
}
