import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#libs/kernel';
import { Database, isLang, PersonalMail, type Tx } from '#libs/platform';
import { forgottenLimits } from '../domain/attempt-limits.js';
import { parseEmail } from '../domain/email.js';
import { TooManyAttempts } from '../domain/sign-in-errors.js';
import { Attempts } from '../persistence/attempts.js';
import { PasswordLinks } from '../persistence/password-links.js';
import { People, type Person } from '../persistence/people.js';
import { newSecret } from '../secrets/secret.js';
import { accountKey } from './sign-in-facts.js';

const VALID_MINUTES = 60;
/** Every answer takes this long, so that its time does not tell whether there is such an account. */
const ANSWER_MS = 400;

export interface SendPasswordLinkCommand {
  readonly email: string;
  /** Network address of the sender, for the limits. */
  readonly address: string;
}

/**
 * Sends the link with which somebody who forgot their password chooses another one. Says and does the same, in the same
 * time, for an address without an account. Earlier links stay good: otherwise a stranger who asks again and again would
 * keep the owner out.
 */
@Injectable()
export class SendPasswordLink {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly attempts: Attempts,
    private readonly people: People,
    private readonly links: PasswordLinks,
    private readonly mail: PersonalMail,
  ) {}

  /** Throws `TooManyAttempts`, for known and unknown addresses alike. */
  async execute({ email, address }: SendPasswordLinkCommand): Promise<void> {
    const account = parseEmail(email);
    const wait = await this.attempts.count(forgottenLimits({ account: accountKey(account ?? email), address }));
    if (wait !== null) throw new TooManyAttempts(wait);
    await Promise.all([this.sendTo(account), pause(ANSWER_MS)]);
  }

  private async sendTo(email: string | null): Promise<void> {
    if (email === null) return;
    await this.database.transaction(async (tx) => {
      const person = await this.people.byEmail(tx, email);
      if (person && !person.disabledAt) await this.link(tx, person);
    });
  }

  private async link(tx: Tx, { id: personId, email: address, language }: Person): Promise<void> {
    const id = this.ids.next();
    const secret = newSecret('');
    const madeAt = this.clock.now();
    const expiresAt = new Date(madeAt.getTime() + VALID_MINUTES * 60_000);
    await this.links.add(tx, { id, tokenHash: secret.hash, personId, madeBy: personId, madeAt, expiresAt });
    await this.mail.send(tx, {
      cause: `password ${id}`,
      template: 'passwordForgotten',
      to: { personId, address, language: isLang(language) ? language : 'fr' },
      path: `/password/${secret.text}`,
      params: { minutes: VALID_MINUTES },
    });
  }
}
