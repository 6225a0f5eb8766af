import { Document, isMap, isScalar, visit } from 'yaml';
import type { CallFile, Stage } from '../file/call-file.js';
import type { Form, Question } from '../file/form-file.js';

/** What is not written where it is so. */
const LEFT_OUT: Readonly<Record<string, readonly unknown[]>> = {
  required: [true],
  criteria: [[]],
  columns: [[]],
  min: [0],
  decimals: [0],
  several: [false],
};
const LONGEST_LINE = 110;

/** The forms of a call's applications as somebody would write them: what `loadForms` reads back as the same. */
export function formsText(file: CallFile, stages: readonly Stage[]): string {
  const forms = stages.flatMap((stage) => {
    const form = file.forms[stage];
    return form ? [[stage, writtenForm(form)] as const] : [];
  });
  const document = new Document({ forms: Object.fromEntries(forms) });
  visit(document, {
    Map: (_key, node) => {
      const isText = node.has('fr') && node.has('ar');
      const words = node.items.map(({ value }) => (isScalar(value) ? String(value.value) : '')).join('');
      const isShort = isText && words.length < LONGEST_LINE && !words.includes('\n');
      if (isMap(node)) node.flow = isShort;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

function writtenForm({ intro, request, pages }: Form): object {
  return {
    ...(intro ? { intro } : {}),
    ...(request ? { request } : {}),
    pages: pages.map((page) => ({ ...page, questions: page.questions.map(writtenQuestion) })),
  };
}

function writtenQuestion(question: Question): object {
  const columns =
    'columns' in question && question.columns.length > 0 ? { columns: question.columns.map(shortened) } : {};
  const money =
    question.type === 'money'
      ? {
          ...(question.min === 0 ? {} : { min: amount(question.min) }),
          ...(question.max === undefined ? {} : { max: amount(question.max) }),
        }
      : {};
  const { id, type, ...rest } = shortened(question);
  return { id, type, ...rest, ...columns, ...money };
}

function shortened<T extends object>(part: T): Partial<T> {
  const written = Object.entries(part).filter(([key, value]) => {
    return value !== undefined && !(LEFT_OUT[key] ?? []).some((one) => JSON.stringify(one) === JSON.stringify(value));
  });
  // A part of an object is one.
  return Object.fromEntries(written) as Partial<T>;
}

/** As bank files write it. */
function amount(minor: number): string {
  return (minor / 100).toFixed(2);
}
