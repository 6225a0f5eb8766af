import { type Call, type CallFile, type FormChange, formDifference, type Stage } from '#libs/calls';
import { DomainError } from '#libs/kernel';

/** Nothing in the forms is different from what is published. */
export class FormsUnchanged extends DomainError {
  readonly code = 'publication.forms-unchanged';
}

/** The deadline of a part has passed: nobody writes it any more, and what was handed in keeps its form. */
export class FormClosed extends DomainError {
  readonly code = 'publication.form-closed';
}

/** Another correction of this call waits for its confirmation. */
export class CorrectionWaits extends DomainError {
  readonly code = 'publication.correction-waits';
}

/** No such correction waits: it was made or set aside. */
export class NoCorrectionWaits extends DomainError {
  readonly code = 'publication.no-correction-waits';
}

/** What a correction changes in the form of one part. */
export interface CorrectedPart {
  readonly stage: Stage;
  readonly changes: readonly FormChange[];
}

/** The parts whose forms a file asks otherwise than the call, each with what is different. */
export function correctedParts(call: Call, file: CallFile): readonly CorrectedPart[] {
  return call.stages.flatMap((stage) => {
    const [before, after] = [call.form(stage), file.forms[stage]];
    const changes = after ? formDifference(before, after) : [];
    return changes.length > 0 ? [{ stage, changes }] : [];
  });
}

/** Refuses a correction of nothing, and one of a form that nobody can answer any more. */
export function mustBeCorrectable(call: Call, parts: readonly CorrectedPart[], now: Date): void {
  if (parts.length === 0) throw new FormsUnchanged('The forms are those that are published.', { call: call.code });
  for (const { stage } of parts) {
    const deadline = call.deadlineOf(stage);
    if (deadline === null || deadline.getTime() > now.getTime()) continue;
    throw new FormClosed('The deadline of this part has passed.', { stage, at: deadline.toISOString() });
  }
}
