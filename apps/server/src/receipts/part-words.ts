import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

export interface PartOf {
  readonly view: View;
  /** Whose form names the questions; null where the receipt is of no call that we know. */
  readonly call: Call | null;
  readonly fileNames: ReadonlyMap<string, string>;
}

/** A part of a receipt, such as `statement:arrivedAt` or `answer:answers/conceptNote/project/title`, as a reader knows it. */
export function partInWords({ view, call, fileNames }: PartOf, part: string): string {
  const [kind = '', ...rest] = part.split(':');
  const name = rest.join(':');
  if (kind === 'statement' && view.has(`receipts.part.${name}`)) return view.t(`receipts.part.${name}`);
  if (kind === 'file') return view.t('receipts.part.file', { name: fileNames.get(name) ?? name });
  const path = kind === 'answer' ? name : part;
  const question = questionAt(view, call, path);
  if (question) return view.t('receipts.part.answer', { question });
  const [beside = ''] = path.split('/');
  return view.has(`receipts.part.${beside}`) ? view.t(`receipts.part.${beside}`) : part;
}

function questionAt(view: View, call: Call | null, path: string): string | null {
  const [of, stage, page, question] = path.split('/');
  if (of !== 'answers' || (stage !== 'conceptNote' && stage !== 'fullApplication')) return null;
  if (page === 'budget') return view.t('applications.budget.title');
  const asked = call
    ?.form(stage)
    .pages.find(({ id }) => id === page)
    ?.questions.find(({ id }) => id === question);
  return asked ? said(view, asked.label) : null;
}
