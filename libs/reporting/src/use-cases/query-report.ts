import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { writtenText } from '../domain/written-text.js';

export interface QueryReportCommand extends Command {
  readonly reportId: string;
  /** What the office wants to know; the grantee answers in the report itself. */
  readonly questions: string;
}

/** Sends a report back with questions; the grantee has the call's period to answer (rules.md 1.6). */
@Injectable()
export class QueryReport {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
  ) {}

  execute(command: QueryReportCommand): Promise<void> {
    return this.commands.run('reporting.query', command, async (tx) => {
      mustBe(command.by, 'officer');
      const report = await this.engine.lock(tx, command.reportId);
      await report.send({ type: 'reportQueried', payload: { questions: writtenText(command.questions) } }, command);
    });
  }
}
