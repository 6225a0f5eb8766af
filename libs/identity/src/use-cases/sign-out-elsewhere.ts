import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Database } from '#libs/platform';
import { Sessions } from '../persistence/sessions.js';
import { hashOfSecret } from '../secrets/secret.js';

export interface SignOutElsewhereCommand extends Command {
  /** One session, or all but the present one. */
  readonly which: { readonly id: string } | 'others';
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

  execute({ by, which, session }: SignOutElsewhereCommand): Promise<void> {
    return this.database.transaction((tx) =>
      which === 'others'
        ? this.sessions.closeAll(tx, by.id, hashOfSecret(session))
        : this.sessions.closeOne(tx, by.id, which.id),
    );
  }
}
