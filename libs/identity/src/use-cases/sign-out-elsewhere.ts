import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Database } from '#libs/platform';
import { Sessions } from '../persistence/sessions.js';
import { hashOfSecret } from '../secrets/secret.js';

export interface SignOutElsewhereCommand extends Command {
  /** One session by its id, or all but the present one. */
  readonly sessionId: string | 'others';
  /** The secret of the session in which this is asked. */
  readonly session: string;
}

/** Ends sessions of the same person on other devices. */
@Injectable()
export class SignOutElsewhere {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  execute({ by, sessionId, session }: SignOutElsewhereCommand): Promise<void> {
    return this.database.transaction((tx) =>
      sessionId === 'others'
        ? this.sessions.closeAll(tx, by.id, hashOfSecret(session))
        : this.sessions.closeOne(tx, by.id, sessionId),
    );
  }
}
