import { Injectable } from '@nestjs/common';
import { type DateOfFile, DatesOfFile, type KnownTime, UsualTimes } from '#libs/applications';
import { Engine } from '#libs/engine';
import { prospectOf, type Prospect } from '#libs/workflow';
import type { ApplicantFile } from './applicant-files.js';
import { waitsForOthers, worthSaying } from './status-rules.js';

/** One place where a file stands: what is going on there, who acts, by when, and how long it usually takes. */
export interface Standing extends Pick<Prospect, 'state' | 'owner' | 'isFinal' | 'ways'> {
  readonly since: Date | null;
  readonly dates: readonly DateOfFile[];
  /** Whether somebody waits for others here, so that the usual time matters. */
  readonly isWaiting: boolean;
  /** Null while there are no figures. */
  readonly usual: KnownTime | null;
}

/** Where a file stands and what comes next, from its procedure and from what other files went through. */
@Injectable()
export class StatusOfFile {
  constructor(
    private readonly engine: Engine,
    private readonly dates: DatesOfFile,
    private readonly usualTimes: UsualTimes,
  ) {}

  async of({ file }: ApplicantFile): Promise<readonly Standing[]> {
    const [machine, instance, dates, usual] = await Promise.all([
      this.engine.procedureOf(file.id),
      this.engine.read(file.id),
      this.dates.of(file.id),
      this.usualTimes.of(file.callId),
    ]);
    return worthSaying(file.states).flatMap((state) => {
      const prospect = prospectOf(machine, state);
      if (!prospect) return [];
      const { owner, isFinal, ways, deadlines } = prospect;
      const since = instance.since[state];
      const isWaiting = waitsForOthers(prospect);
      return {
        state,
        owner,
        isFinal,
        ways: ways.filter(({ event }) => !OPEN_ALL_THE_TIME.includes(event)),
        since: since === undefined ? null : new Date(since),
        dates: dates.filter(({ name }) => deadlines.includes(name)),
        isWaiting,
        usual: isWaiting ? (usual.get(state) ?? null) : null,
      };
    });
  }
}

/** A definition repeats these in single states where more follows from them; they are never what comes next. */
const OPEN_ALL_THE_TIME: readonly string[] = ['applicationWithdrawn', 'callWasCancelled', 'assessmentReopened'];
