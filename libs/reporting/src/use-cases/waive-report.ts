import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { writtenText } from '../domain/written-text.js';

export interface WaiveReportCommand extends Command {
  readonly reportId: string;
  readonly reason: string;
}

/** Does without an interim report. The final report cannot be waived: the balance follows from it. */
@Injectable()
export class WaiveReport {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
  ) {}

  execute(command: WaiveReportCommand): Promise<void> {
    return this.commands.run('reporting.waive', command, async (tx) => {
      mustBe(command.by, 'officer');
      const report = await this.engine.lock(tx, command.reportId);
      await report.send({ type: 'reportWaived', payload: { reason: writtenText(command.reason) } }, command);
    });
  }
}
