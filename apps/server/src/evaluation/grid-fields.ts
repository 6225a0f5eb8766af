import type { Comments, Scores, Sheet, ScoreFault } from '#libs/evaluation';
import { typedIn, typedText } from '../http/read-form.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

const SCORE = 'score:';
const COMMENT = 'comment:';

/** The name of a criterion's buttons in the form. */
export function scoreField(criterion: string): string {
  return SCORE + criterion;
}

/** The name of a comment: on a section, or the reason for a criterion's score. */
export function commentField(id: string): string {
  return COMMENT + id;
}

/** The scores and comments of a posted grid. What is no number is no score; empty comments are left out. */
export function sheetIn(body: unknown): Sheet {
  const typed = typedIn(body);
  const scores: Scores = Object.fromEntries(
    entriesOf(typed, SCORE).flatMap(([id, text]) => (/^\d{1,2}$/.test(text) ? [[id, Number(text)]] : [])),
  );
  const comments: Comments = Object.fromEntries(entriesOf(typed, COMMENT).filter(([, text]) => text.trim() !== ''));
  return { scores, comments };
}

/** The version of the draft that the form was made from; absent where it names none. */
export function versionIn(body: unknown): number | undefined {
  const text = typedText(typedIn(body), 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** What is missing, at the field where it is missing. */
export function faultsAtFields(view: View, faults: readonly ScoreFault[]): readonly FieldError[] {
  return faults.map((fault) => ({ name: fieldOf(fault), message: faultInWords(view, fault) }));
}

function fieldOf({ code, at }: ScoreFault): string {
  return code === 'scoreMissing' || code === 'scoreOutOfScale' ? scoreField(at) : commentField(at);
}

function faultInWords(view: View, { code, at, length = 0, limit = 0 }: ScoreFault): string {
  return view.t(`evaluation.fault.${code}`, { at, length, limit });
}

function entriesOf(typed: ReturnType<typeof typedIn>, prefix: string): readonly (readonly [string, string])[] {
  const names = Object.keys(typed).filter((name) => name.startsWith(prefix));
  return names.map((name) => [name.slice(prefix.length), typedText(typed, name)] as const);
}
