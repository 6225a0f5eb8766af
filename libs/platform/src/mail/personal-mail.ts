import type { JsonObject } from '#libs/kernel';
import type { Tx } from '../database/database.js';
import type { Lang } from '../texts/lang.js';

/** Something that concerns one person and no file: their account. */
export interface PersonalMessage {
  /** What caused it: the same person is told the same thing once per cause. */
  readonly cause: string;
  /** `mail.<template>.subject` and `.body` in the catalogues. */
  readonly template: string;
  readonly to: { readonly personId: string; readonly address: string; readonly language: Lang };
  /** Where the link of the text leads, from the root of the portal; it may carry a secret. */
  readonly path: string;
  readonly params: JsonObject;
}

/** Writes to one person about their account: recorded in the caller's transaction, its text forgotten once it is sent. */
export abstract class PersonalMail {
  abstract send(tx: Tx, message: PersonalMessage): Promise<void>;
}
