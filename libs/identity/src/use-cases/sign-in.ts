import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { Sessions } from '../persistence/sessions.js';
import { hashOfSecret } from '../secrets/secret.js';
import { CheckPassword, type Credentials } from './check-password.js';

export interface SignInCommand extends Credentials {
  /** Stay signed in on this device; counts for applicants only. */
  readonly remember: boolean;
  readonly userAgent: string;
  /** The session of this browser until now, if there was one: it ends. */
  readonly before: string | null;
}

export interface SignedIn {
  readonly personId: string;
  readonly language: string;
  /** The secret for the cookie; always a new one, so that nobody can prepare it for somebody else. */
  readonly session: string;
}

/** Begins a session. Throws `SignInRefused` or `TooManyAttempts`. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly checkPassword: CheckPassword,
    private readonly sessions: Sessions,
  ) {}

  async execute(command: SignInCommand): Promise<SignedIn> {
    const { id: personId, language } = await this.checkPassword.execute(command);
    const { remember, userAgent, before } = command;
    return this.database.transaction(async (tx) => {
      if (before !== null) await this.sessions.closeByHash(tx, hashOfSecret(before));
      const session = await this.sessions.open(tx, { personId, remembered: remember, userAgent });
      return { personId, language, session };
    });
  }
}
