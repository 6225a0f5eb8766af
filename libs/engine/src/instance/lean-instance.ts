import type { JsonObject } from '#libs/kernel';
import type { Snapshot, StateValue } from '#libs/workflow';
import type { Head } from './change.js';
import { AT } from './locked-row.js';
import { shardOf } from './loaded-instance.js';
import type { Place } from './passage.js';

/**
 * The columns of a `LeanInstance`, at the instant of the statement in database time. What an instance remembers comes as
 * text: in a batch most of it is never looked at.
 */
export const LEAN_COLUMNS = `i.id, i.definition, i.definition_version as "definitionVersion", i.call_id as "callId",
  i.version, encode(i.head_hash, 'hex') as "headHash", i.value::text, i.context::text, i.since::text, i.fired::text,
  i.did::text, i.clocks::text, i.fires_at as "firesAt", i.told_until as "toldUntil",
  ${AT}`;

export interface LeanRow {
  readonly id: string;
  readonly definition: string;
  readonly definitionVersion: number;
  readonly callId: string;
  readonly version: number;
  readonly headHash: string;
  readonly value: string;
  readonly context: string;
  readonly since: string;
  readonly fired: string;
  readonly did: string;
  readonly clocks: string;
  readonly firesAt: Date | null;
  readonly toldUntil: Date;
  readonly at: Date;
}

/** An instance among many of a batch, locked until the transaction ends. */
export class LeanInstance implements Head, Place {
  private readonly parsed: { context?: JsonObject; since?: Snapshot['since']; did?: Snapshot['did'] } = {};

  constructor(private readonly row: LeanRow) {}

  get id(): string {
    return this.row.id;
  }
  get shard(): number {
    return shardOf(this.row.id);
  }
  get definition(): string {
    return this.row.definition;
  }
  get definitionVersion(): number {
    return this.row.definitionVersion;
  }
  get callId(): string {
    return this.row.callId;
  }
  get version(): number {
    return this.row.version;
  }
  get headHash(): string {
    return this.row.headHash;
  }
  get firesAt(): Date | null {
    return this.row.firesAt;
  }
  get toldUntil(): Date {
    return this.row.toldUntil;
  }
  /** The instant at which a decision takes effect, in database time; history never goes back. */
  get at(): Date {
    return this.row.at;
  }
  get value(): StateValue {
    return JSON.parse(this.row.value);
  }
  get fired(): Snapshot['fired'] {
    return JSON.parse(this.row.fired);
  }
  get clocks(): Snapshot['clocks'] {
    return JSON.parse(this.row.clocks);
  }
  get context(): JsonObject {
    return (this.parsed.context ??= JSON.parse(this.row.context));
  }
  get since(): Snapshot['since'] {
    return (this.parsed.since ??= JSON.parse(this.row.since));
  }
  get did(): Snapshot['did'] {
    return (this.parsed.did ??= JSON.parse(this.row.did));
  }

  /** A part of what it remembers, as the text that is stored. */
  textOf(part: 'context' | 'since' | 'fired' | 'did'): string {
    return this.row[part];
  }

  /** The same for instances that stand at the same place under the same rules, whatever they remember. */
  get standing(): string {
    const { definition, definitionVersion, callId, at, firesAt, value, clocks } = this.row;
    return `${definition} ${definitionVersion} ${callId} ${at.getTime()} ${firesAt?.getTime()} ${value} ${clocks}`;
  }
}
