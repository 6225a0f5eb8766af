import {
  type Answer,
  choicesOf,
  columnsOf,
  type Lot,
  type Question,
  readDate,
  rowsOf,
  textOf,
  type QuestionOfRows,
} from '#libs/calls';
import { readAmount } from '#libs/kernel';
import type { PrintedBody, PrintedText } from '#libs/platform';
import { columnName } from '../applications/column-name.js';
import { optionInWords, provinceInWords, numberInWords } from '../applications/answer-in-words.js';
import type { View } from '../ui/view.js';
import { notProvided, ours, plain, written } from './runs.js';

export interface AnswerOf {
  readonly view: View;
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly lot: Lot;
  readonly currency: string;
}

/** An answer as it is printed: choices in words, amounts as money, paragraphs kept. */
export function printedAnswer(of: AnswerOf): readonly PrintedBody[] {
  const body = bodyOf(of);
  const isEmpty = body.kind === 'text' && body.paragraphs.length === 0;
  return isEmpty ? [{ kind: 'text', paragraphs: [notProvided(of.view)] }] : [body];
}

function bodyOf({ view, question, answer, lot, currency }: AnswerOf): PrintedBody {
  const text = textOf(answer).trim();
  switch (question.type) {
    case 'choice':
      return paragraphs(text === '' ? [] : [plain(view, optionInWords(view, question.options, text))]);
    case 'multi':
      return listed(choicesOf(answer).map((value) => plain(view, optionInWords(view, question.options, value))));
    case 'province':
      return listed(choicesOf(answer).map((value) => plain(view, provinceInWords(view, lot, value))));
    case 'money':
      return paragraphs(text === '' ? [] : [ours(view, amountIn(view, text, currency))]);
    case 'date':
      return paragraphs(text === '' ? [] : [ours(view, readDate(text) ? view.format.day(readDate(text) ?? '') : text)]);
    case 'number':
      return paragraphs(text === '' ? [] : [ours(view, numberInWords(view, text, question))]);
    case 'yesNo':
      return paragraphs(
        text === '' ? [] : [ours(view, view.has(`form.yesNo.${text}`) ? view.t(`form.yesNo.${text}`) : text)],
      );
    case 'file':
      return listed(choicesOf(answer).map((name) => plain(view, name)));
    case 'people':
    case 'logframe':
    case 'workPlan':
    case 'table':
      return rows(view, question, answer);
    default:
      return paragraphs(written(view, text));
  }
}

function rows(view: View, question: QuestionOfRows, answer: Answer | undefined): PrintedBody {
  const given = rowsOf(answer);
  if (given.length === 0) return paragraphs([]);
  const columns = columnsOf(question);
  return {
    kind: 'table',
    table: {
      head: columns.map((column) => columnName(view, question, column)),
      numeric: columns.map(({ type }) => type === 'number'),
      widths: columns.map(({ type }) => (type === 'number' ? 'auto' : 'fr')),
      rows: given.map((row) => ({
        strong: false,
        cells: columns.map((column) => {
          const value = row[column.id] ?? '';
          return plain(view, column.type === 'choice' ? optionInWords(view, column.options, value) : value);
        }),
      })),
    },
  };
}

function amountIn(view: View, text: string, currency: string): string {
  const reading = readAmount(text);
  return reading.ok ? view.format.money(reading.minor, currency) : text;
}

function listed(items: readonly PrintedText[]): PrintedBody {
  return items.length < 2 ? paragraphs(items) : { kind: 'list', items };
}

function paragraphs(all: readonly PrintedText[]): PrintedBody {
  return { kind: 'text', paragraphs: all };
}
