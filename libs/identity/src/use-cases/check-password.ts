import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { homeOf, signInLimits } from '../domain/attempt-limits.js';
import { parseEmail } from '../domain/email.js';
import { LONGEST_PASSWORD } from '../domain/password.js';
import { SignInRefused, TooManyAttempts } from '../domain/sign-in-errors.js';
import { Passwords } from '../passwords/passwords.js';
import { Attempts } from '../persistence/attempts.js';
import { People, type Person } from '../persistence/people.js';
import { accountKey } from './sign-in-facts.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Network address of the sender, for the limits. */
  readonly address: string;
}

/** Finds out whether somebody is who they say. The answer, and its time, are the same for an unknown address. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly people: People,
  ) {}

  /** The person; throws `SignInRefused` or `TooManyAttempts`. */
  async execute({ email, password, address }: Credentials): Promise<Person> {
    const account = parseEmail(email) ?? email.slice(0, LONGEST_PASSWORD);
    const attempt = { account: accountKey(account), address };
    const home = homeOf(attempt);
    const limits = signInLimits(attempt, (await this.attempts.isHome(home)) ? 'home' : 'elsewhere');
    const wait = await this.attempts.count(limits);
    if (wait !== null) throw new TooManyAttempts(wait);
    const person = await this.database.transaction((tx) => this.people.byEmail(tx, account));
    const known = person?.disabledAt ? null : person;
    const matches = await this.passwords.matches(known?.passwordHash ?? null, password.slice(0, LONGEST_PASSWORD + 1));
    if (!known || !matches) throw new SignInRefused('Address and password do not belong together.');
    await this.attempts.forget(limits[0].key);
    await this.attempts.rememberHome(home);
    return known;
  }
}
