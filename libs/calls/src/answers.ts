/** One line of a table question, by column. */
export type Row = Readonly<Record<string, string>>;
/** What a person gave to one question, as typed: a text, several chosen options, or the lines of a table. */
export type Answer = string | readonly string[] | readonly Row[];
/** The answers to a form, by question. Kept as typed, right or wrong; `checkAnswers` says what is wrong. */
export type Answers = Readonly<Record<string, Answer>>;

/** The answer as one text; '' where there is none. */
export function textOf(answer: Answer | undefined): string {
  return typeof answer === 'string' ? answer : '';
}

/** The answer as a list of chosen values; a single text counts as one choice. */
export function choicesOf(answer: Answer | undefined): readonly string[] {
  if (answer === undefined || answer === '') return [];
  if (typeof answer === 'string') return [answer];
  return answer.filter((entry) => typeof entry === 'string');
}

/** The lines of a table in which something was typed. */
export function rowsOf(answer: Answer | undefined): readonly Row[] {
  if (answer === undefined || typeof answer === 'string') return [];
  return answer
    .filter((entry) => typeof entry !== 'string')
    .filter((row) => Object.values(row).some((cell) => cell.trim() !== ''));
}
