import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database } from '#libs/platform';
import { acceptedPassword } from '../domain/accepted-password.js';
import { LinkNotFound } from '../domain/sign-in-errors.js';
import { Passwords } from '../passwords/passwords.js';
import { PasswordLinks } from '../persistence/password-links.js';
import { People, type Person } from '../persistence/people.js';
import { Sessions } from '../persistence/sessions.js';
import { Tokens } from '../persistence/tokens.js';
import { hashOfSecret } from '../secrets/secret.js';

export interface ChoosePasswordCommand {
  readonly secret: string;
  readonly password: string;
}

/** Sets a password through a link. Every session and token that the account had ends. Throws `LinkNotFound`. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly people: People,
    private readonly links: PasswordLinks,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  async execute({ secret, password }: ChoosePasswordCommand): Promise<void> {
    const tokenHash = hashOfSecret(secret);
    const person = await this.owner(secret);
    // Hashed outside the transaction that holds the link: it takes its time.
    const passwordHash = await this.passwords.hash(acceptedPassword(password, person));
    await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      if (!(await this.links.open(tx, tokenHash, at))) throw new LinkNotFound('This link opens nothing.');
      await this.people.setPassword(tx, person.id, passwordHash);
      await this.links.end(tx, person.id, at);
      await this.sessions.closeAll(tx, person.id, null);
      await this.tokens.revokeAll(tx, person.id);
    });
  }

  /** Whose password would be chosen; throws `LinkNotFound`. */
  owner(secret: string): Promise<Pick<Person, 'id' | 'name' | 'email'>> {
    return this.database.transaction(async (tx) => {
      const link = await this.links.open(tx, hashOfSecret(secret), this.clock.now());
      const person = link && (await this.people.byId(tx, link.personId));
      if (!person || person.disabledAt) throw new LinkNotFound('This link opens nothing.');
      return person;
    });
  }
}
