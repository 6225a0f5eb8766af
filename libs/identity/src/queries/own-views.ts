import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { SavedView } from '../persistence/saved-views.js';

/** The lists that a person kept, by their names. */
@Injectable()
export class OwnViews {
  constructor(private readonly database: Database) {}

  of(personId: string): Promise<readonly SavedView[]> {
    return this.database.query<SavedView>(
      'select v.id, v.name, v.address from saved_view v where v.person_id = $1 order by v.name, v.id',
      [personId],
    );
  }
}
