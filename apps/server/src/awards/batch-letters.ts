import { Injectable } from '@nestjs/common';
import type { RankedLine } from '#libs/awards';
import { Engine } from '#libs/engine';
import { type LetterPreview, LetterPreviews } from '#libs/notifications';
import { describe, type Machine } from '#libs/workflow';

/** What the decision on a lot would write about one of its files. */
export interface LetterOfLine {
  readonly line: RankedLine;
  readonly preview: LetterPreview;
}

/** The letters of a whole decision, before it is made. */
@Injectable()
export class BatchLetters {
  constructor(
    private readonly engine: Engine,
    private readonly previews: LetterPreviews,
  ) {}

  /** In the order of the lines; those whose outcome writes nothing are left out. */
  async of(lines: readonly RankedLine[]): Promise<readonly LetterOfLine[]> {
    const machines = await this.engine.proceduresOf(lines.map(({ applicationId }) => applicationId));
    const written = lines.flatMap((line) => {
      const machine = machines.get(line.applicationId);
      const template = machine && templateOf(machine, line.outcome);
      return template ? [{ line, template }] : [];
    });
    const previews = await this.previews.ofEach(
      written.map(({ line: { applicationId: instanceId }, template }) => ({ instanceId, template })),
    );
    return written.flatMap(({ line }, n) => {
      const preview = previews[n];
      return preview ? [{ line, preview }] : [];
    });
  }
}

const WRITING: readonly string[] = ['letter', 'notify'];

/** An outcome is the event that a file is told. */
function templateOf(machine: Machine, outcome: string): string | undefined {
  return describe(machine)
    .transitions.filter(({ event }) => event === outcome)
    .flatMap(({ effects }) => effects.filter(({ name }) => WRITING.includes(name)))
    .map(({ params }) => params['template'])
    .find((template) => typeof template === 'string');
}
