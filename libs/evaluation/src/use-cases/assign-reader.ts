import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import type { Tx } from '#libs/platform';
import type { Assignment } from '../domain/assignment.js';
import { reasonGiven } from '../domain/reason.js';
import { NoVacancy, ReaderNotPossible, type Round, RoundNotOpen } from '../domain/round.js';
import { stageNamed } from '../domain/stage.js';
import { mustHaveOneOf, NotAssigned } from '../domain/who-may.js';
import { Assignments } from '../persistence/assignments.js';
import { Rounds } from '../persistence/rounds.js';
import { EndReading } from './end-reading.js';
import { GiveOut } from './give-out.js';
import { MayRead } from './may-read.js';

export interface AssignReaderCommand extends Command {
  readonly applicationId: string;
  readonly personId: string;
  /** Whose place the person takes, and why; nothing where the file lacks a reader. */
  readonly instead: { readonly ofAssignment: string; readonly reason: string } | null;
}

/**
 * The office gives a file to somebody of its choice: where a reader is missing, or instead of one who has not finished.
 * The same people may be chosen as are when files are given out by load.
 */
@Injectable()
export class AssignReader {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly rounds: Rounds,
    private readonly assignments: Assignments,
    private readonly endReading: EndReading,
    private readonly mayRead: MayRead,
    private readonly giveOut: GiveOut,
  ) {}

  execute(command: AssignReaderCommand): Promise<void> {
    return this.commands.run('evaluation.assign-reader', command, async (tx) => {
      mustHaveOneOf(command.by, ['officer', 'secretary']);
      const grant = await this.engine.lock(tx, command.applicationId);
      const round = await this.openRound(tx, grant);
      if (command.instead) await this.end(tx, round, { ...command.instead, at: grant.at });
      const before = await this.assignments.ofRound(tx, round.id);
      if (before.filter(({ ended }) => ended === null).length >= round.required)
        throw new NoVacancy('This file has all its readers.', { required: round.required });
      await this.mustBePossible(tx, round, command.personId, before);
      await this.giveOut.execute(tx, round, { personIds: [command.personId], at: grant.at });
    });
  }

  private async openRound(tx: Tx, grant: LockedInstance): Promise<Round> {
    const stage = stageNamed(grant.context['stage']);
    const round = stage && (await this.rounds.ofStage(tx, grant.id, stage));
    if (!round || round.completed)
      throw new RoundNotOpen('Assessments of this file are not awaited.', { applicationId: grant.id });
    return round;
  }

  private async end(
    tx: Tx,
    round: Round,
    { ofAssignment, reason, at }: { readonly ofAssignment: string; readonly reason: string; readonly at: Date },
  ): Promise<void> {
    const assignment = await this.assignments.locked(tx, ofAssignment);
    if (!assignment || assignment.roundId !== round.id || assignment.ended)
      throw new NotAssigned('There is no such assignment.');
    await this.endReading.execute(tx, assignment, { at, as: 'withdrawn', reason: reasonGiven(reason) });
  }

  private async mustBePossible(tx: Tx, round: Round, personId: string, before: readonly Assignment[]): Promise<void> {
    const { candidates, excluded } = await this.mayRead.of(tx, round, before);
    if (candidates.some((candidate) => candidate.personId === personId) && !excluded.has(personId)) return;
    throw new ReaderNotPossible('This person may not read this file.', { personId });
  }
}
