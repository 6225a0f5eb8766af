import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { acceptedPassword } from '../domain/accepted-password.js';
import { Passwords } from '../passwords/passwords.js';
import { People } from '../persistence/people.js';
import { Sessions } from '../persistence/sessions.js';
import { Tokens } from '../persistence/tokens.js';
import { hashOfSecret } from '../secrets/secret.js';
import { CheckPassword } from './check-password.js';

export interface ChangePasswordCommand {
  readonly email: string;
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly address: string;
  /** The session in which it is asked: the only one that goes on. */
  readonly session: string;
}

/** Changes the own password; whoever had got in with the old one is out: other sessions and all tokens end. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly checkPassword: CheckPassword,
    private readonly passwords: Passwords,
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  async execute(command: ChangePasswordCommand): Promise<void> {
    const person = await this.checkPassword.execute({ ...command, password: command.oldPassword });
    const passwordHash = await this.passwords.hash(acceptedPassword(command.newPassword, person));
    await this.database.transaction(async (tx) => {
      await this.people.setPassword(tx, person.id, passwordHash);
      await this.sessions.closeAll(tx, person.id, hashOfSecret(command.session));
      await this.tokens.revokeAll(tx, person.id);
    });
  }
}
