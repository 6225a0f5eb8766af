import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { ConflictOfInterestRow } from './conflict-of-interest.row.js';
import { ImpartialityDeclarationRow } from './impartiality-declaration.row.js';

/** A declaration as it was signed. */
export interface Declaration {
  readonly id: string;
  readonly callId: string;
  readonly personId: string;
  readonly textVersion: string;
  readonly language: string;
  readonly text: string;
  readonly signedAt: Date;
}

export interface Conflict {
  readonly id: string;
  readonly callId: string;
  readonly applicationId: string;
  readonly personId: string;
  readonly reason: string;
  readonly declaredAt: Date;
}

/** Who signed the declaration of a call, and who may not judge which file. */
@Injectable()
export class Declarations {
  /** Keeps the first declaration of a person in a call; a second one changes nothing. */
  async add(tx: Tx, declaration: Declaration): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(ImpartialityDeclarationRow)
      .values({ ...declaration })
      .orIgnore()
      .execute();
  }

  async has(tx: Tx, callId: string, personId: string): Promise<boolean> {
    return tx.existsBy(ImpartialityDeclarationRow, { callId, personId });
  }

  /** Keeps the first reason that a person gave for a file. */
  async addConflict(tx: Tx, conflict: Conflict): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(ConflictOfInterestRow)
      .values({ ...conflict })
      .orIgnore()
      .execute();
  }

  /** The people who declared a conflict with a file. */
  async inConflictWith(tx: Tx, applicationId: string): Promise<readonly string[]> {
    return (await tx.findBy(ConflictOfInterestRow, { applicationId })).map(({ personId }) => personId);
  }
}
