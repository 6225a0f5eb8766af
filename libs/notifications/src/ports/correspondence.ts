import type { Role } from '#libs/kernel';
import type { Lang, Tx } from '#libs/platform';
import type { Hours } from '../domain/sending-time.js';

/** Somebody a message goes to. */
export interface Correspondent {
  readonly personId: string;
  readonly address: string;
  readonly language: Lang;
}

/** What a message is about, in words. */
export interface Matter {
  readonly callId: string;
  readonly zone: string;
  /** The call's title in each language. */
  readonly call: Readonly<Record<Lang, string>>;
  /** The file's code, such as KAF-2026-01-0042; the call's before it has one. */
  readonly code: string;
  /** The title its authors gave it, or the call's code. */
  readonly title: string;
  /** The page of the file, from the root of the portal. */
  readonly path: string;
  /** When people of this call are written to about what can wait. */
  readonly hours: Hours;
}

/** Whom to look for: those who hold one of the roles for the file. */
export interface Readership {
  readonly instanceId: string;
  readonly roles: readonly Role[];
}

/** Who is told about a file, and what the file is called; other features know that. */
export abstract class Correspondence {
  /** For each that is asked for, in that order. */
  abstract people(tx: Tx, asked: readonly Readership[]): Promise<readonly (readonly Correspondent[])[]>;
  /** For each that is asked for, in that order; throws when there is no such instance. */
  abstract matters(tx: Tx, instanceIds: readonly string[]): Promise<readonly Matter[]>;

  async matter(tx: Tx, instanceId: string): Promise<Matter> {
    const [matter] = await this.matters(tx, [instanceId]);
    if (!matter) throw new Error(`There is no instance ${instanceId} to write about.`);
    return matter;
  }
}
