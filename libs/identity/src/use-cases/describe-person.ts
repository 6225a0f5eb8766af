import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { People } from '../persistence/people.js';

export interface DescribePersonCommand extends Command {
  readonly name: string;
  readonly language: 'fr' | 'ar' | 'en';
}

/** Changes how one is called and in which language one is written to. */
@Injectable()
export class DescribePerson {
  constructor(
    private readonly commands: Commands,
    private readonly people: People,
  ) {}

  execute(command: DescribePersonCommand): Promise<void> {
    const { by, name, language } = command;
    return this.commands.run('identity.describe-person', command, (tx) =>
      this.people.describe(tx, by.id, { name, language }),
    );
  }
}
