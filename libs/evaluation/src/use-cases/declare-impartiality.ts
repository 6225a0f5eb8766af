import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { Ids, type Role } from '#libs/kernel';
import { DatabaseClock } from '#libs/platform';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Declarations } from '../persistence/declarations.js';
import { Recusal, type ConflictDeclared } from './recusal.js';

/** Everybody who reads applications of a call or decides on them signs before (PRAG 2.8.2; rules.md R11). */
export const DECLARING_ROLES: readonly Role[] = ['assessor', 'committeeMember', 'chair', 'secretary'];

export interface DeclareImpartialityCommand extends Command {
  readonly callId: string;
  /** The words that were signed, in the language in which they were read. */
  readonly text: string;
  readonly textVersion: string;
  readonly language: string;
  /** Files that this person may not judge, each with the reason. */
  readonly conflicts: readonly ConflictDeclared[];
}

/** Signs the declaration of impartiality and confidentiality of a call; files with a conflict go to others at once. */
@Injectable()
export class DeclareImpartiality {
  constructor(
    private readonly commands: Commands,
    private readonly declarations: Declarations,
    private readonly recusal: Recusal,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  execute(command: DeclareImpartialityCommand): Promise<void> {
    return this.commands.run('evaluation.declare-impartiality', command, async (tx) => {
      mustHaveOneOf(command.by, DECLARING_ROLES);
      const { callId, text, textVersion, language, conflicts } = command;
      const at = await this.clock.of(tx);
      const personId = command.by.id;
      await this.declarations.add(tx, {
        id: this.ids.next(),
        callId,
        personId,
        text,
        textVersion,
        language,
        signedAt: at,
      });
      await this.recusal.execute(tx, { callId, personId, at, conflicts });
    });
  }
}
