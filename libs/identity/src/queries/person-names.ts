import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** What people are called now. Whoever asks has decided who may know it. */
@Injectable()
export class PersonNames {
  constructor(private readonly database: Database) {}

  /** Null for somebody who is not here any more. */
  async of(personId: string): Promise<string | null> {
    const [person] = await this.database.query<{ name: string }>('select p.name from person p where p.id = $1', [
      personId,
    ]);
    return person?.name ?? null;
  }
}
