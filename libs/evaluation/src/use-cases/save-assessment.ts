import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { saved, type Draft } from '../domain/assessment.js';
import { Assessments } from '../persistence/assessments.js';
import { Readings } from './reading.js';

export interface SaveAssessmentCommand extends Command, Draft {
  readonly assignmentId: string;
}

/** What the writer may show beside the heading: "saved at". */
export interface SavedDraft {
  readonly version: number;
  /** ISO 8601 */
  readonly savedAt: string;
}

/** Keeps what an assessor has written so far, complete or not. */
@Injectable()
export class SaveAssessment {
  constructor(
    private readonly commands: Commands,
    private readonly readings: Readings,
    private readonly assessments: Assessments,
  ) {}

  execute(command: SaveAssessmentCommand): Promise<SavedDraft> {
    return this.commands.run('evaluation.save-assessment', command, async (tx) => {
      const { grant, call, round, assessment } = await this.readings.of(tx, command.assignmentId, command);
      const { scores, comments, version } = command;
      const draft = saved(assessment, { scores, comments, version }, { grid: call.grid(round.stage), at: grant.at });
      await this.assessments.saveDraft(tx, draft);
      return { version: draft.version, savedAt: draft.savedAt.toISOString() };
    });
  }
}
