import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import { type Command, Engine, type LockedInstance } from '#libs/engine';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { Assessment } from '../domain/assessment.js';
import { mustBeReadBy, type Assignment } from '../domain/assignment.js';
import { RoundNotOpen, type Round } from '../domain/round.js';
import { scoringState } from '../domain/stage.js';
import { mustHaveDeclared, mustHaveOneOf } from '../domain/who-may.js';
import { Assessments } from '../persistence/assessments.js';
import { Assignments } from '../persistence/assignments.js';
import { Declarations } from '../persistence/declarations.js';
import { Rounds } from '../persistence/rounds.js';

/** One assessor at work on one file, everything locked that the work may change. */
export interface Reading {
  readonly grant: LockedInstance;
  readonly call: Call;
  readonly round: Round;
  readonly assignment: Assignment;
  /** What was written so far; an empty draft at first. */
  readonly assessment: Assessment;
}

/** What every command of an assessor on a file begins with: lock the file, then see that it is theirs to judge. */
@Injectable()
export class Readings {
  constructor(
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly declarations: Declarations,
    private readonly rounds: Rounds,
    private readonly assignments: Assignments,
    private readonly assessments: Assessments,
    private readonly ids: Ids,
  ) {}

  /** Throws `NotAssigned`, `DeclarationMissing` or `RoundNotOpen`. */
  async of(tx: Tx, assignmentId: string, { by }: Pick<Command, 'by'>): Promise<Reading> {
    mustHaveOneOf(by, ['assessor']);
    const found = mustBeReadBy(await this.assignments.of(tx, assignmentId), by.id);
    const grant = await this.engine.lock(tx, found.applicationId);
    const assignment = mustBeReadBy(await this.assignments.locked(tx, assignmentId), by.id);
    mustHaveDeclared(await this.declarations.has(tx, assignment.callId, by.id));
    const round = await this.rounds.of(tx, assignment.roundId);
    if (!round || !grant.isIn(scoringState(round.stage))) {
      throw new RoundNotOpen('This file is not to be assessed any more.', { applicationId: assignment.applicationId });
    }
    const assessment = (await this.assessments.ofAssignment(tx, assignmentId)) ?? this.blank(assignment, grant.at);
    return { grant, call: await this.calls.of(tx, grant.callId), round, assignment, assessment };
  }

  private blank({ id, roundId, personId }: Assignment, at: Date): Assessment {
    const entries = { scores: {}, comments: {} };
    return {
      id: this.ids.next(),
      assignmentId: id,
      roundId,
      personId,
      ...entries,
      version: 0,
      savedAt: at,
      submittedAt: null,
    };
  }
}
