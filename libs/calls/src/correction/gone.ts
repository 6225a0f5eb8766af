import { choicesOf, textOf, type Answer } from '../answers.js';
import type { CallFile, Stage } from '../file/call-file.js';
import type { Form, Option, Question } from '../file/form-file.js';

/** What a form said from one instant on, until the next one. */
interface Said {
  readonly file: Pick<CallFile, 'forms'>;
  readonly at: Date;
}

/** A choice that was offered once and is not any more, with the instant of the correction that took it away. */
export interface GoneChoice {
  readonly option: Option;
  readonly at: Date;
}

/** The choices of an answer that corrections of the form took away. `documents` are all there were, the oldest first. */
export function goneChoices(
  documents: readonly Said[],
  { stage, question }: { readonly stage: Stage; readonly question: Pick<Question, 'id'> },
  answer: Answer | undefined,
): readonly GoneChoice[] {
  const chosen = [...choicesOf(answer), textOf(answer)].filter((value) => value !== '');
  const offered = documents.map(({ file }) => optionsOf(questionIn(file.forms[stage], question.id)));
  return [...new Set(chosen)].flatMap((value) => {
    const last = offered.findLastIndex((options) => options.some((option) => option.value === value));
    const option = offered[last]?.find((one) => one.value === value);
    const corrected = documents[last + 1];
    return option && corrected ? [{ option, at: corrected.at }] : [];
  });
}

/** When a correction took a question away that asked for a file; null where none did. */
export function fileQuestionGoneAt(documents: readonly Said[], stage: Stage, id: string): Date | null {
  const last = documents.findLastIndex(({ file }) => questionIn(file.forms[stage], id)?.type === 'file');
  return last === -1 ? null : (documents[last + 1]?.at ?? null);
}

function questionIn(form: Form | undefined, id: string): Question | undefined {
  return form?.pages.flatMap(({ questions }) => questions).find((question) => question.id === id);
}

function optionsOf(question: Question | undefined): readonly Option[] {
  return question?.type === 'choice' || question?.type === 'multi' ? question.options : [];
}
