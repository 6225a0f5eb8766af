import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';

/** A list that somebody kept: what they call it, and its address. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

/** Lists that people kept. */
@Injectable()
export class SavedViews {
  /** A name that the person has already gets the new address; answers its id. */
  async keep(tx: Tx, { id, name, address, personId }: SavedView & { readonly personId: string }): Promise<string> {
    const rows: { id: string }[] = await tx.query(
      `insert into saved_view (id, person_id, name, address, created_at) values ($1, $2, $3, $4, minha_now())
       on conflict on constraint uq_saved_view_name do update set address = excluded.address
       returning saved_view.id`,
      [id, personId, name, address],
    );
    return rows[0]?.id ?? id;
  }

  /** How many the person keeps; two who count at once wait for each other. */
  async count(tx: Tx, personId: string): Promise<number> {
    await tx.query('select p.id from person p where p.id = $1 for no key update', [personId]);
    const rows: { count: number }[] = await tx.query(
      'select count(*)::int as count from saved_view v where v.person_id = $1',
      [personId],
    );
    return rows[0]?.count ?? 0;
  }

  /** Somebody else's is left alone without a word. */
  async forget(tx: Tx, personId: string, id: string): Promise<void> {
    await tx.query('delete from saved_view where saved_view.person_id = $1 and saved_view.id::text = $2', [
      personId,
      id,
    ]);
  }
}
