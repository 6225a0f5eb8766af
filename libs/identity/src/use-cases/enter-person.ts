import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { acceptedEmail, acceptedPassword } from '../domain/accepted-password.js';
import { NotAllowed } from '../domain/roles.js';
import { AddressTaken } from '../domain/sign-in-errors.js';
import { Passwords } from '../passwords/passwords.js';
import { People } from '../persistence/people.js';

export interface EnterPersonCommand extends Command {
  readonly name: string;
  readonly email: string;
  readonly language: 'fr' | 'ar' | 'en';
  /** Null: the person chooses one through a link (`MakePasswordLink`). */
  readonly password: string | null;
}

/** An operator, or the set-up of an installation, makes an account for somebody of the programme. */
@Injectable()
export class EnterPerson {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly passwords: Passwords,
    private readonly people: People,
  ) {}

  async execute({ password, ...command }: EnterPersonCommand): Promise<{ readonly personId: string }> {
    const { by, name, email, language } = command;
    if (by.kind === 'person' && !by.roles.includes('operator')) throw new NotAllowed('Accounts are made by operators.');
    const address = acceptedEmail(email);
    const passwordHash =
      password === null ? null : await this.passwords.hash(acceptedPassword(password, { name, email: address }));
    return this.commands.run('identity.enter-person', command, async (tx) => {
      const id = this.ids.next();
      const person = {
        id,
        email: address,
        name,
        language,
        passwordHash,
        createdAt: this.clock.now(),
        disabledAt: null,
      };
      if (!(await this.people.add(tx, person))) throw new AddressTaken('There is an account with this address.');
      return { personId: id };
    });
  }
}
