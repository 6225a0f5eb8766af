import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { acceptedEmail, acceptedPassword } from '../domain/accepted-password.js';
import { signUpLimits } from '../domain/attempt-limits.js';
import type { OrganisationFields } from '../domain/organisation.js';
import { acceptedOrganisation } from '../domain/organisation.js';
import { AddressTaken, TooManyAttempts } from '../domain/sign-in-errors.js';
import { Passwords } from '../passwords/passwords.js';
import { Attempts } from '../persistence/attempts.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';
import { People } from '../persistence/people.js';
import { Sessions } from '../persistence/sessions.js';
import { accountKey, localDate } from './sign-in-facts.js';

export interface SignUpCommand {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: 'fr' | 'ar' | 'en';
  /** The organisation they found here and own; null for somebody who joins one by invitation. */
  readonly organisation: OrganisationFields | null;
  /** Network address of the sender, for the limits. */
  readonly address: string;
  readonly userAgent: string;
}

export interface SignedUp {
  readonly personId: string;
  readonly organisationId: string | null;
  /** The secret of the session that begins with it. */
  readonly session: string;
}

/** Makes an account, with the organisation it stands for, and signs its owner in. */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly people: People,
    private readonly organisations: Organisations,
    private readonly memberships: Memberships,
    private readonly sessions: Sessions,
  ) {}

  async execute(command: SignUpCommand): Promise<SignedUp> {
    const email = acceptedEmail(command.email);
    const wait = await this.attempts.count(signUpLimits({ account: accountKey(email), address: command.address }));
    if (wait !== null) throw new TooManyAttempts(wait);
    const password = acceptedPassword(command.password, { name: command.name, email });
    const at = this.clock.now();
    const organisation = command.organisation && acceptedOrganisation(command.organisation, localDate(at));
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(async (tx) => {
      const personId = this.ids.next();
      const { name, language, userAgent } = command;
      const added = await this.people.add(tx, {
        id: personId,
        email,
        name,
        language,
        passwordHash,
        createdAt: at,
        disabledAt: null,
      });
      if (!added) throw new AddressTaken('There is an account with this address.');
      const organisationId = organisation && (await this.found(tx, organisation, personId, at));
      const session = await this.sessions.open(tx, { personId, remembered: false, userAgent });
      return { personId, organisationId, session };
    });
  }

  private async found(tx: Tx, fields: OrganisationFields, personId: string, at: Date): Promise<string> {
    const id = this.ids.next();
    await this.organisations.add(tx, { id, ...fields, version: 1, createdAt: at, updatedAt: at });
    await this.memberships.add(tx, { id: this.ids.next(), personId, organisationId: id, role: 'owner', since: at });
    return id;
  }
}
