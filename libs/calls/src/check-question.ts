import { graphemeCount, isLocalDate, readAmount, readNumber, westernDigits } from '#libs/kernel';
import { YES_NO } from './conditions.js';
import { choicesOf, rowsOf, textOf, type Answer } from './answers.js';
import type { Lot } from './file/call-file.js';
import type { Option, Question } from './file/form-file.js';
import { type FormColumn, type QuestionOfRows, rowLimitsOf } from './rows.js';

export const ANSWER_FAULTS = [
  'required',
  'tooLong',
  'notANumber',
  'ambiguous',
  'tooManyDecimals',
  'negative',
  'tooLarge',
  'belowMinimum',
  'aboveMaximum',
  'amountBelowMinimum',
  'amountAboveMaximum',
  'notAnOption',
  'tooFewChosen',
  'tooManyChosen',
  'notADate',
  'tooEarly',
  'tooLate',
  'notInLot',
  'tooFewRows',
  'tooManyRows',
  'tooFewPeople',
  'tooManyPeople',
  'fileMissing',
  'logframeOutOfOrder',
  'logframeNoIndicator',
  'logframeLevelMissing',
  'workPlanBackwards',
  'workPlanTooLong',
] as const;
export type AnswerFaultCode = (typeof ANSWER_FAULTS)[number];

/** What is wrong with one answer. Amounts among the params are in whole units, for showing only. */
export interface AnswerFault {
  readonly code: AnswerFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the call and the lot set as borders for answers. */
export interface FormTerms {
  readonly lot: Pick<Lot, 'provinces' | 'minGrantMinor' | 'maxGrantMinor'>;
  readonly duration: { readonly minMonths: number; readonly maxMonths: number };
  readonly currency: string;
}

type Of<T extends Question['type']> = Extract<Question, { type: T }>;

/** What is wrong with the answer to a question that is asked; of a table only the number of its lines. */
export function checkQuestion(
  question: Question,
  answer: Answer | undefined,
  terms: FormTerms,
): readonly AnswerFault[] {
  switch (question.type) {
    case 'text':
    case 'longText':
      return ifGiven(question, textOf(answer), (text) => tooLong(text, question.maxGraphemes));
    case 'choice':
      return ifGiven(question, textOf(answer), (value) => notAmong(question.options, [value]));
    case 'yesNo':
      return ifGiven(question, textOf(answer), (value) =>
        YES_NO.some((known) => known === value) ? [] : [fault('notAnOption')],
      );
    case 'file':
      return question.required && choicesOf(answer).length === 0 ? [fault('fileMissing')] : [];
    case 'date':
      return ifGiven(question, textOf(answer), (text) => checkDate(question, text));
    case 'number':
      return ifGiven(question, textOf(answer), (text) => checkNumber(text, bordersOf(question, terms)));
    case 'money':
      return ifGiven(question, textOf(answer), (text) => checkMoney(question, text, terms));
    case 'multi':
      return checkMulti(question, choicesOf(answer));
    case 'province':
      return checkProvince(question, choicesOf(answer), terms);
    default:
      return checkRowCount(question, rowsOf(answer).length);
  }
}

/** What is wrong with one cell of a table. */
export function checkCell(column: FormColumn, cell: string): readonly AnswerFault[] {
  return ifGiven(column, cell, (text) => {
    if (column.type === 'text') return tooLong(text, column.maxGraphemes);
    if (column.type === 'choice') return notAmong(column.options, [text]);
    return checkNumber(text, { min: column.min, max: column.max, decimals: 2 });
  });
}

/** The day that somebody typed or picked, as `2026-02-19`; null when it is none. */
export function readDate(typed: string): string | null {
  const text = westernDigits(typed).trim();
  const dayFirst = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/u.exec(text);
  const iso = dayFirst ? `${dayFirst[3]}-${dayFirst[2]?.padStart(2, '0')}-${dayFirst[1]?.padStart(2, '0')}` : text;
  return isLocalDate(iso) ? iso : null;
}

function ifGiven(
  question: { readonly required: boolean },
  text: string,
  check: (given: string) => readonly AnswerFault[],
): readonly AnswerFault[] {
  if (text.trim() !== '') return check(text.trim());
  return question.required ? [fault('required')] : [];
}

function tooLong(text: string, max: number): readonly AnswerFault[] {
  const length = graphemeCount(text);
  return length > max ? [fault('tooLong', { max, length, over: length - max })] : [];
}

function notAmong(options: readonly Option[], chosen: readonly string[]): readonly AnswerFault[] {
  return chosen.every((value) => options.some((option) => option.value === value)) ? [] : [fault('notAnOption')];
}

function checkDate({ from, until }: Of<'date'>, text: string): readonly AnswerFault[] {
  const day = readDate(text);
  if (day === null) return [fault('notADate')];
  if (from !== undefined && day < from) return [fault('tooEarly', { from: inDayFirstOrder(from) })];
  if (until !== undefined && day > until) return [fault('tooLate', { until: inDayFirstOrder(until) })];
  return [];
}

/** As dates are written in all three languages of the region: 01/09/2026. */
function inDayFirstOrder(isoDate: string): string {
  return isoDate.split('-').reverse().join('/');
}

interface Borders {
  readonly min: number;
  readonly max: number | undefined;
  readonly decimals: number;
}

function bordersOf({ limits, min, max, decimals }: Of<'number'>, { duration }: FormTerms): Borders {
  return limits === 'duration'
    ? { min: duration.minMonths, max: duration.maxMonths, decimals }
    : { min, max, decimals };
}

function checkNumber(text: string, { min, max, decimals }: Borders): readonly AnswerFault[] {
  const reading = readNumber(text);
  if (!reading.ok) return [fault(reading.reason === 'empty' ? 'required' : reading.reason)];
  const [, fraction = ''] = reading.decimal.split('.');
  if (fraction.replace(/0+$/u, '').length > decimals) return [fault('tooManyDecimals', { decimals })];
  // Counts, months and percentages of a form: far below what a number holds exactly.
  const value = Number(reading.decimal);
  if (value < min) return [fault('belowMinimum', { min })];
  return max !== undefined && value > max ? [fault('aboveMaximum', { max })] : [];
}

function checkMoney(question: Of<'money'>, text: string, { lot, currency }: FormTerms): readonly AnswerFault[] {
  const ofGrant = question.limits === 'grant';
  const min = ofGrant ? lot.minGrantMinor : question.min;
  const max = ofGrant ? lot.maxGrantMinor : question.max;
  const reading = readAmount(text);
  if (!reading.ok) return [fault(reading.reason === 'empty' ? 'required' : reading.reason, { decimals: 2 })];
  if (reading.minor < min) return [fault('amountBelowMinimum', { min: min / 100, currency })];
  return max !== undefined && reading.minor > max ? [fault('amountAboveMaximum', { max: max / 100, currency })] : [];
}

function checkMulti(question: Of<'multi'>, chosen: readonly string[]): readonly AnswerFault[] {
  if (chosen.length === 0) return question.required ? [fault('required')] : [];
  const unknown = notAmong(question.options, chosen);
  if (unknown.length > 0) return unknown;
  if (chosen.length < question.min) return [fault('tooFewChosen', { min: question.min })];
  const { max } = question;
  return max !== undefined && chosen.length > max ? [fault('tooManyChosen', { max })] : [];
}

function checkProvince(
  question: Of<'province'>,
  chosen: readonly string[],
  { lot }: FormTerms,
): readonly AnswerFault[] {
  if (chosen.length === 0) return question.required ? [fault('required')] : [];
  if (chosen.length > 1 && !question.several) return [fault('tooManyChosen', { max: 1 })];
  const foreign = chosen.filter((code) => !lot.provinces.some((province) => province.code === code));
  return foreign.length > 0 ? [fault('notInLot', { list: foreign.join(', ') })] : [];
}

function checkRowCount(question: QuestionOfRows, rows: number): readonly AnswerFault[] {
  if (rows === 0) return question.required ? [fault('required')] : [];
  const { min, max } = rowLimitsOf(question);
  const ofPeople = question.type === 'people';
  if (rows < min) return [fault(ofPeople ? 'tooFewPeople' : 'tooFewRows', { min, rows })];
  return rows > max ? [fault(ofPeople ? 'tooManyPeople' : 'tooManyRows', { max, rows })] : [];
}

function fault(code: AnswerFaultCode, params: AnswerFault['params'] = {}): AnswerFault {
  return { code, params };
}
