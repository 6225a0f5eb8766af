import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBeReadBy, type Assignment, type Ending } from '../domain/assignment.js';
import { reasonGiven } from '../domain/reason.js';
import { mustHaveOneOf, NotAssigned } from '../domain/who-may.js';
import { Assignments } from '../persistence/assignments.js';
import { Rounds } from '../persistence/rounds.js';
import { EndReading } from './end-reading.js';
import { FillVacancies } from './fill-vacancies.js';

export interface EndAssignmentCommand extends Command {
  readonly assignmentId: string;
  /** `declined`: the assessor gives it back, without a conflict. `withdrawn`: the office takes it from a silent one. */
  readonly as: Exclude<Ending, 'recused'>;
  readonly reason: string;
}

export interface EndedAssignment {
  /** Readers that the file lacks now, because nobody else may read it. */
  readonly missing: number;
}

/** Takes a file from somebody who has not finished it and gives it to somebody else; a final assessment stays. */
@Injectable()
export class EndAssignment {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly rounds: Rounds,
    private readonly assignments: Assignments,
    private readonly endReading: EndReading,
    private readonly vacancies: FillVacancies,
  ) {}

  execute(command: EndAssignmentCommand): Promise<EndedAssignment> {
    return this.commands.run('evaluation.end-assignment', command, async (tx) => {
      const found = mustBeTheirs(await this.assignments.of(tx, command.assignmentId), command);
      const grant = await this.engine.lock(tx, found.applicationId);
      const assignment = mustBeTheirs(await this.assignments.locked(tx, command.assignmentId), command);
      const { reason, as } = command;
      await this.endReading.execute(tx, assignment, { at: grant.at, as, reason: reasonGiven(reason) });
      const round = await this.rounds.of(tx, assignment.roundId);
      return { missing: round && !round.completed ? await this.vacancies.execute(tx, round, grant.at) : 0 };
    });
  }
}

/** An assessor gives back their own file, the office takes back anybody's. */
function mustBeTheirs(assignment: Assignment | null, { by, as }: EndAssignmentCommand): Assignment {
  if (as === 'declined') {
    mustHaveOneOf(by, ['assessor']);
    return mustBeReadBy(assignment, by.id);
  }
  mustHaveOneOf(by, ['officer', 'secretary', 'chair']);
  if (assignment && assignment.ended === null) return assignment;
  throw new NotAssigned('There is no such assignment.');
}
