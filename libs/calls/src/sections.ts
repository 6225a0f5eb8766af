import type { Call } from './call.js';
import type { Stage } from './file/call-file.js';

/** A part of an application that is written by itself. */
export interface Section {
  readonly stage: Stage;
  /** A page of the form, `budget`, or a kind of document. */
  readonly part: string;
}

/** Everything that is written or attached before a submission at this stage, in its order. */
export function sectionsOf(call: Call, stage: Stage): readonly Section[] {
  return call.stagesSubmittedAt(stage).flatMap((one) => {
    const form = call.form(one);
    const budget = form.request?.from === 'budget' ? ['budget'] : [];
    const parts = [...form.pages.map(({ id }) => id), ...budget, ...call.documents(one).map(({ kind }) => kind)];
    return parts.map((part) => ({ stage: one, part }));
  });
}
