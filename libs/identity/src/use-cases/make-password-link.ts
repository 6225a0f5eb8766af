import { Injectable } from '@nestjs/common';
import { Clock, Ids, type Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { NotAllowed } from '../domain/roles.js';
import { PersonNotFound } from '../domain/sign-in-errors.js';
import { PasswordLinks } from '../persistence/password-links.js';
import { People } from '../persistence/people.js';
import { newSecret } from '../secrets/secret.js';

const VALID_MS = 24 * 60 * 60 * 1_000;

export interface PasswordLink {
  /** Shown once, to the operator, who passes it on to the person. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Makes the link with which somebody chooses their first or a new password. Older links of theirs end. */
@Injectable()
export class MakePasswordLink {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly people: People,
    private readonly links: PasswordLinks,
  ) {}

  execute({ by, personId }: { readonly by: Actor; readonly personId: string }): Promise<PasswordLink> {
    return this.database.transaction(async (tx) => {
      if (by.kind === 'person' && !by.roles.includes('operator')) throw new NotAllowed('Links are made by operators.');
      const person = await this.people.byId(tx, personId);
      if (!person) throw new PersonNotFound('There is no such person.');
      const madeAt = this.clock.now();
      const secret = newSecret('');
      const expiresAt = new Date(madeAt.getTime() + VALID_MS);
      await this.links.end(tx, personId, madeAt);
      await this.links.add(tx, {
        id: this.ids.next(),
        tokenHash: secret.hash,
        personId,
        madeBy: by.id,
        madeAt,
        expiresAt,
      });
      return { secret: secret.text, expiresAt };
    });
  }
}
