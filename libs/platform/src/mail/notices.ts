import type { JsonObject, Role } from '#libs/kernel';
import type { Tx } from '../database/database.js';

/** Something that people have to be told. */
export interface Notice {
  /** What caused it, usually an effect's id: the same person is told the same thing once per cause. */
  readonly cause: string;
  /** `mail.<template>.subject` and `.body` in the catalogues. */
  readonly template: string;
  /** The file whose people are told; its title, call and address are given to the text. */
  readonly instanceId: string;
  /** What the text speaks of, where it is not that file: the call, for somebody who has many files of it. */
  readonly about?: string;
  /** Who is told: people who hold one of these roles for the file. */
  readonly to: readonly Role[];
  /** Only these of them, by their ids. */
  readonly only?: readonly string[];
  /** Where the reader goes on, where it is not the page of what the text speaks of. */
  readonly path?: string;
  /** What the text names besides; instants as ISO 8601 in keys that end in `At` are written out in the call's zone. */
  readonly params: JsonObject;
  /** What it follows from, where that is not what is going on now. */
  readonly correlation?: string;
}

/** Tells people by mail: recorded in the caller's transaction, sent after it is durable. */
export abstract class Notices {
  abstract sendAll(tx: Tx, notices: readonly Notice[]): Promise<void>;

  send(tx: Tx, notice: Notice): Promise<void> {
    return this.sendAll(tx, [notice]);
  }
}
