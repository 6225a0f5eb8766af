import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Organisation, OrganisationFields } from '../domain/organisation.js';
import { OrganisationRow } from './organisation.row.js';

@Injectable()
export class Organisations {
  async of(tx: Tx, id: string): Promise<Organisation | null> {
    return tx.findOne(OrganisationRow, { where: { id } });
  }

  /** Makes changes of one organisation's account and members follow each other. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.query(`select o.id from organisation o where o.id = $1 for update`, [id]);
  }

  async add(tx: Tx, organisation: Organisation): Promise<void> {
    await tx.insert(OrganisationRow, { ...organisation, sameAs: null });
  }

  /** False when the version is no longer the present one: somebody else has changed it meanwhile. */
  async change(
    tx: Tx,
    change: { id: string; version: number; fields: OrganisationFields; at: Date },
  ): Promise<boolean> {
    const { id, version, fields, at } = change;
    const result = await tx.update(
      OrganisationRow,
      { id, version },
      { ...fields, version: version + 1, updatedAt: at },
    );
    return result.affected === 1;
  }
}
