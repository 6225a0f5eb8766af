import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { Sessions } from '../persistence/sessions.js';
import { hashOfSecret } from '../secrets/secret.js';

/** Ends the session of this browser. Doing it twice changes nothing. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  execute({ session }: { readonly session: string }): Promise<void> {
    return this.database.transaction((tx) => this.sessions.closeByHash(tx, hashOfSecret(session)));
  }
}
