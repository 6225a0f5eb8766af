import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { PersonRow } from './person.row.js';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly passwordHash: string | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

/** The people who have an account. */
@Injectable()
export class People {
  async byEmail(tx: Tx, email: string): Promise<Person | null> {
    return tx.findOne(PersonRow, { where: { email } });
  }

  async byId(tx: Tx, id: string): Promise<Person | null> {
    return tx.findOne(PersonRow, { where: { id } });
  }

  /** The same, locked: two changes of one person's roles follow each other. */
  async locked(tx: Tx, id: string): Promise<Person | null> {
    return tx.findOne(PersonRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** False when somebody has this address already: then nothing was written. */
  async add(tx: Tx, person: Person): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into person (id, email, name, language, password_hash, created_at, disabled_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint uq_person_email do nothing returning person.id`,
      [person.id, person.email, person.name, person.language, person.passwordHash, person.createdAt, person.disabledAt],
    );
    return rows.length === 1;
  }

  async setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
    await tx.update(PersonRow, { id }, { passwordHash });
  }

  async describe(tx: Tx, id: string, about: Pick<Person, 'name' | 'language'>): Promise<void> {
    await tx.update(PersonRow, { id }, about);
  }

  async disable(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query(`update person set disabled_at = $2 where person.id = $1 and person.disabled_at is null`, [id, at]);
  }

  async enable(tx: Tx, id: string): Promise<void> {
    await tx.update(PersonRow, { id }, { disabledAt: null });
  }
}
