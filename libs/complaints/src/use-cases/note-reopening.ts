import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBeOfTheOffice } from '../domain/who-may.js';
import { Complaints } from '../persistence/complaints.js';

export interface NoteReopeningCommand extends Command {
  readonly grantId: string;
  readonly complaintId: string;
}

/** Notes that the file is back in the procedure, and tells the applicant; refused as long as it is not. */
@Injectable()
export class NoteReopening {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly complaints: Complaints,
  ) {}

  execute(command: NoteReopeningCommand): Promise<void> {
    return this.commands.run('complaints.note-reopening', command, async (tx) => {
      mustBeOfTheOffice(command.by);
      const grant = await this.engine.lock(tx, command.grantId);
      const { id } = await this.complaints.of(tx, grant.id, command.complaintId);
      const instance = await this.engine.lock(tx, id);
      await instance.send({ type: 'decisionReopened' }, command, { isOpen: !grant.isIn('rejected') });
    });
  }
}
