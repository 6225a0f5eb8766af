import {
  type Answer,
  choicesOf,
  type Lot,
  type Question,
  readDate,
  rowsOf,
  textOf,
  YES_NO,
  isOfRows,
} from '#libs/calls';
import { said } from '../calls/said.js';
import { type DateParts, datePartsOf } from '../ui/field-date.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';
import type { AddedRow } from './added-row.js';
import { fieldOf } from './answer-fields.js';
import { type FilesAtHand, FileQuestionField } from './file-question.js';
import { inWords, QuestionHelp } from './question-help.js';
import { sheetPath } from './sheet-path.js';
import { TableQuestion } from './table-question.js';

export interface QuestionFieldProps {
  readonly view: View;
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly lot: Lot;
  readonly currency: string;
  readonly errors: readonly FieldError[];
  /** Absent where no files can be added: a report, a preview. */
  readonly files?: FilesAtHand;
  /** Where tables are worked on in a spreadsheet; absent where they cannot be. */
  readonly sheets?: string;
  /** An empty line that was asked for in the middle of a table. */
  readonly added?: AddedRow | null;
}

const NO_FILES: FilesAtHand = { documents: [], href: () => '' };

/** More options than this are easier to find in a list that opens. */
const MOST_RADIOS = 8;

/** One question of the call's form, with what was answered. */
export function QuestionField(props: QuestionFieldProps) {
  const { view, question, answer, lot, currency, errors } = props;
  if (isOfRows(question)) {
    const sheetHref = props.sheets && sheetPath(props.sheets, question);
    return <TableQuestion {...props} question={question} rows={rowsOf(answer)} sheetHref={sheetHref} />;
  }
  if (question.type === 'file') {
    return <FileQuestionField {...props} question={question} files={props.files ?? NO_FILES} />;
  }
  const name = fieldOf(question);
  const common = {
    view,
    name,
    label: said(view, question.label),
    help: <QuestionHelp view={view} question={question} />,
    error: errorOf(errors, name),
    optional: !question.required,
  };
  switch (question.type) {
    case 'text':
      return <Field kind="text" {...common} value={textOf(answer)} limit={question.maxGraphemes} width="full" />;
    case 'longText':
      return (
        <Field
          kind="textarea"
          {...common}
          value={textOf(answer)}
          limit={question.maxGraphemes}
          rows={rowsFor(question.maxGraphemes)}
          inDraft
        />
      );
    case 'yesNo': {
      const options = YES_NO.map((value) => ({ value, label: view.t(`form.yesNo.${value}`) }));
      return <Field kind="radios" {...common} options={options} value={textOf(answer)} />;
    }
    case 'choice':
      return <OneOf {...common} options={inWords(view, question.options)} value={textOf(answer)} />;
    case 'multi':
      return (
        <Field kind="checkboxes" {...common} options={inWords(view, question.options)} values={choicesOf(answer)} />
      );
    case 'number': {
      const unit = question.unit ? { unit: said(view, question.unit) } : {};
      return <Field kind="number" {...common} {...unit} value={textOf(answer)} />;
    }
    case 'money':
      return <Field kind="money" {...common} value={textOf(answer)} currency={currency} />;
    case 'date':
      return <Field kind="date" {...common} value={dateParts(textOf(answer))} />;
    case 'province': {
      const options = lot.provinces.map(({ code, name: province }) => ({ value: code, label: said(view, province) }));
      if (!question.several) return <OneOf {...common} options={options} value={textOf(answer)} />;
      return <Field kind="checkboxes" {...common} options={options} values={choicesOf(answer)} />;
    }
  }
}

type OneOfProps = Omit<Parameters<typeof Field>[0] & { kind: 'radios' }, 'kind'>;

function OneOf(props: OneOfProps) {
  if (props.options.length > MOST_RADIOS) return <Field {...props} kind="select" />;
  return <Field {...props} kind="radios" />;
}

/** A field about as high as its longest answer, within reason. */
function rowsFor(maxGraphemes: number): number {
  return Math.min(18, Math.max(4, Math.ceil(maxGraphemes / 110)));
}

/** What was typed is shown as it was typed, right or wrong. */
function dateParts(typed: string): DateParts {
  const iso = readDate(typed);
  if (iso) return datePartsOf(iso);
  const [day = '', month = '', year = ''] = typed.split('/');
  return { day, month, year };
}
