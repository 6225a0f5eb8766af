import { asAnswer, stageDraft } from '#libs/applications';
import { isOfRows, type LogframeLevel, placeUnder, type Question, rowsOf } from '#libs/calls';
import type { OpenPage } from './form-files.js';

/** An empty line that somebody asked for in the middle of a table; it is saved as soon as something stands in it. */
export interface AddedRow {
  readonly question: string;
  /** How many of the saved lines stand before it. */
  readonly at: number;
  /** The level that it is begun with; null for a further indicator of the entry above it. */
  readonly level: LogframeLevel | null;
}

const LEVELS: readonly string[] = ['impact', 'outcome', 'output', 'activity'];

/** What `addUnder` with `question.line.level` asks for, in the table as it was just saved. */
export function rowUnder(opened: OpenPage, detail: string): AddedRow | null {
  const [id = '', row = '', what = ''] = detail.split('.');
  const question = opened.formPage.questions.find((one) => one.id === id);
  if (question?.type !== 'logframe' || !/^\d{1,3}$/u.test(row) || !(what === 'indicator' || isLevel(what))) return null;
  const rows = rowsOf(asAnswer(stageDraft(opened.call, opened.stage, opened.file).answers[id]));
  const at = placeUnder(question, rows, Number(row), what);
  return { question: id, at, level: what === 'indicator' ? null : what };
}

/** `logframe.5.output`, as an address carries it. */
export function addressPart({ question, at, level }: AddedRow): string {
  return `${question}.${at}.${level ?? 'indicator'}`;
}

export function addedRowIn(questions: readonly Question[], part: string | undefined): AddedRow | null {
  const [id = '', at = '', what = ''] = (part ?? '').split('.');
  const question = questions.find((one) => one.id === id);
  if (!question || !isOfRows(question) || !/^\d{1,3}$/u.test(at)) return null;
  return { question: id, at: Number(at), level: isLevel(what) ? what : null };
}

function isLevel(text: string): text is LogframeLevel {
  return LEVELS.includes(text);
}
