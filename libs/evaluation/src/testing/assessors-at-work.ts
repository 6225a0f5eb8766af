import type { Stage } from '../domain/stage.js';
import type { Grid } from '../domain/grid.js';
import { DeclareImpartiality } from '../use-cases/declare-impartiality.js';
import { SubmitAssessment, type SubmittedAssessment } from '../use-cases/submit-assessment.js';
import { commentsOn, scoresOf } from './grids.js';
import { as } from './acting.js';
import type { TestProgramme } from './programme.js';

/** Assessors of a test, who declare and score through the use cases. */
export class AssessorsAtWork {
  constructor(private readonly programme: TestProgramme) {}

  /** People who may assess and have signed the declaration. */
  async join(count: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const id = await this.programme.person(`Assessor ${i}`, 'assessor');
      await this.declare(id);
      ids.push(id);
    }
    return ids;
  }

  declare(
    personId: string,
    ...conflicts: readonly { readonly applicationId: string; readonly reason: string }[]
  ): Promise<void> {
    const { callId } = this.programme;
    const signed = { callId, text: 'I am impartial.', textVersion: '1', language: 'en', conflicts };
    return this.programme.module.get(DeclareImpartiality).execute({ ...as(personId, 'assessor'), ...signed });
  }

  /** Assignments of a file that hold, in the order in which they were given. */
  assignments(
    applicationId: string,
    stage: Stage = 'conceptNote',
  ): Promise<{ readonly id: string; readonly personId: string }[]> {
    return this.programme.database.query(
      `select a.id, a.person_id as "personId" from assignment a
       where a.application_id = $1 and a.stage = $2 and a.ended_at is null order by a.assigned_at, a.id`,
      [applicationId, stage],
    );
  }

  /** One assessor scores a file: the same score everywhere apart from some criteria. */
  async score(
    assignmentId: string,
    personId: string,
    of: { readonly grid: Grid; readonly score: number; readonly apart?: Record<string, number> },
  ): Promise<SubmittedAssessment> {
    const { grid, score, apart = {} } = of;
    const comments = Object.fromEntries(
      Object.entries(commentsOn(grid)).map(([id, text]) => [id, `${text} In many words.`]),
    );
    const sheet = { scores: scoresOf(grid, score, apart), comments };
    return this.programme.module.get(SubmitAssessment).execute({ ...as(personId, 'assessor'), assignmentId, sheet });
  }

  /** Everybody who was asked scores the file alike. */
  async scoreAll(
    applicationId: string,
    stage: Stage,
    of: { readonly score: number; readonly apart?: Record<string, number> },
  ): Promise<void> {
    const grid = this.programme.grid(stage);
    for (const { id, personId } of await this.assignments(applicationId, stage))
      await this.score(id, personId, { grid, ...of });
  }
}
