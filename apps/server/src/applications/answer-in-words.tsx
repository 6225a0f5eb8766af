import {
  type Answer,
  choicesOf,
  columnsOf,
  type Lot,
  type Option,
  type Question,
  readDate,
  type Row,
  rowsOf,
  textOf,
  type QuestionOfRows,
} from '#libs/calls';
import { readAmount } from '#libs/kernel';
import { said } from '../calls/said.js';
import { DataTable } from '../ui/data-table.js';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';
import { columnName } from './column-name.js';
import { LogframeMatrix } from './logframe-matrix.js';
import { WorkPlan } from './work-plan.js';

export interface AnswerInWordsProps {
  readonly view: View;
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly lot: Lot;
  readonly currency: string;
}

/** An answer to be read: choices in words, amounts as money, line breaks kept. */
export function AnswerInWords({ view, question, answer, lot, currency }: AnswerInWordsProps) {
  const text = textOf(answer).trim();
  switch (question.type) {
    case 'choice':
      return <>{optionInWords(view, question.options, text)}</>;
    case 'multi':
      return <Listed items={choicesOf(answer).map((value) => optionInWords(view, question.options, value))} />;
    case 'province':
      return <Listed items={choicesOf(answer).map((code) => provinceInWords(view, lot, code))} />;
    case 'money':
      return <Amount view={view} text={text} currency={currency} />;
    case 'date':
      return <>{readDate(text) ? view.format.day(readDate(text) ?? '') : text}</>;
    case 'number':
      return <>{numberInWords(view, text, question)}</>;
    case 'yesNo':
      return <>{text === '' ? '' : view.has(`form.yesNo.${text}`) ? view.t(`form.yesNo.${text}`) : text}</>;
    case 'file':
      return <Listed items={choicesOf(answer)} />;
    case 'logframe':
      return <LogframeMatrix view={view} question={question} rows={rowsOf(answer)} />;
    case 'workPlan':
      return <WorkPlan view={view} question={question} rows={rowsOf(answer)} />;
    case 'people':
    case 'table':
      return <Rows view={view} question={question} rows={rowsOf(answer)} />;
    default:
      return <WrittenText text={text} />;
  }
}

type NumberQuestion = Extract<Question, { readonly type: 'number' }>;

/** How long an action lasts is months in every call: they are counted as the language counts them. */
export function numberInWords(
  view: View,
  text: string,
  { unit, limits }: Pick<NumberQuestion, 'unit' | 'limits'>,
): string {
  if (limits === 'duration' && /^\d+$/.test(text))
    return view.t('evaluation.proposal.monthsValue', { months: Number(text) });
  return text === '' || unit === undefined
    ? text
    : view.t('applications.form.withUnit', { number: text, unit: said(view, unit) });
}

/** A text as it was written: its paragraphs, in its own direction. */
export function WrittenText({ text }: { readonly text: string }) {
  return (
    <div class="written" dir="auto">
      {text}
    </div>
  );
}

function Amount({ view, text, currency }: { readonly view: View; readonly text: string; readonly currency: string }) {
  const reading = readAmount(text);
  return reading.ok ? <Money view={view} minor={reading.minor} currency={currency} /> : <>{text}</>;
}

function Listed({ items }: { readonly items: readonly string[] }) {
  if (items.length < 2) return <bdi>{items[0]}</bdi>;
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>
          <bdi>{item}</bdi>
        </li>
      ))}
    </ul>
  );
}

interface RowsProps {
  readonly view: View;
  readonly question: QuestionOfRows;
  readonly rows: readonly Row[];
}

function Rows({ view, question, rows }: RowsProps) {
  return (
    <DataTable<{ readonly row: Row; readonly key: string }>
      view={view}
      caption={said(view, question.label)}
      captionHidden
      rows={rows.map((row, i) => ({ row, key: String(i) }))}
      rowKey={({ key }) => key}
      empty={null}
      columns={columnsOf(question)
        // The names of people may be kept from the reader: then there is no empty column for them.
        .filter(({ id }) => question.type === 'table' || rows.some((row) => id in row))
        .map((column) => ({
          key: column.id,
          head: columnName(view, question, column),
          cell: ({ row }) => {
            const value = row[column.id] ?? '';
            return <bdi>{column.type === 'choice' ? optionInWords(view, column.options, value) : value}</bdi>;
          },
        }))}
    />
  );
}

export function optionInWords(view: View, options: readonly Option[], value: string): string {
  const option = options.find((candidate) => candidate.value === value);
  return option ? said(view, option.label) : value;
}

export function provinceInWords(view: View, lot: Lot, code: string): string {
  const province = lot.provinces.find((candidate) => candidate.code === code);
  return province ? said(view, province.name) : code;
}
