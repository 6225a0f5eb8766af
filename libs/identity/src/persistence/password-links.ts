import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { PasswordLinkRow } from './password-link.row.js';

export interface NewPasswordLink {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class PasswordLinks {
  async add(tx: Tx, link: NewPasswordLink): Promise<void> {
    await tx.insert(PasswordLinkRow, { ...link, usedAt: null });
  }

  /** Whose link it is, as long as it opens; locked, so that it opens once. */
  async open(tx: Tx, tokenHash: Buffer, at: Date): Promise<{ readonly personId: string } | null> {
    const row = await tx.findOne(PasswordLinkRow, { where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
    return row && !row.usedAt && row.expiresAt > at ? { personId: row.personId } : null;
  }

  /** Ends every link of a person. */
  async end(tx: Tx, personId: string, at: Date): Promise<void> {
    await tx.query(`update password_link l set used_at = $2 where l.person_id = $1 and l.used_at is null`, [
      personId,
      at,
    ]);
  }
}
