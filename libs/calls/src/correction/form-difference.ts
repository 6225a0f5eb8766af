import { canonicalJson, type Json } from '#libs/kernel';
import type { Form, Page, Question } from '../file/form-file.js';

/** What can be different between two forms. Each has its sentence in the catalogues: `formChange.<kind>`. */
export const FORM_CHANGES = [
  'intro',
  'request',
  'pageAdded',
  'pageRemoved',
  'pageTexts',
  'pageCondition',
  'pageOrder',
  'added',
  'removed',
  'moved',
  'order',
  'type',
  'label',
  'help',
  'required',
  'condition',
  'choices',
  'columns',
  'limits',
  'scoring',
] as const;
export type FormChangeKind = (typeof FORM_CHANGES)[number];

/** A question with the page on which it is asked. */
export interface Asked {
  readonly page: Page;
  readonly question: Question;
}

/** One thing that is different. What is about a page has no question; what is about the whole form has neither. */
export interface FormChange {
  readonly kind: FormChangeKind;
  /** Where it stood. */
  readonly before: { readonly page: Page | null; readonly question: Question | null };
  /** Where it stands; null where it is gone. */
  readonly after: { readonly page: Page | null; readonly question: Question | null };
}

const NOWHERE = { page: null, question: null };

/**
 * Everything that is different between two forms, each once: of the whole form, then page by page as they stand in the
 * later one, then what is gone. What stands with an added page or question is part of it and not named besides.
 */
export function formDifference(before: Form, after: Form): readonly FormChange[] {
  const removed = before.pages.filter(({ id }) => !pageOf(after, id));
  return [
    ...ofForm(before, after),
    ...after.pages.flatMap((page) => ofPage(before, after, page)),
    ...removed.map((page): FormChange => ({ kind: 'pageRemoved', before: { page, question: null }, after: NOWHERE })),
    ...asked(before)
      .filter(({ question }) => !placeOf(after, question.id))
      .map((was): FormChange => ({ kind: 'removed', before: was, after: NOWHERE })),
  ];
}

/** The changes of one question as it is asked now: what somebody who answered it before has to look at again. */
export function changesAt(changes: readonly FormChange[], question: Pick<Question, 'id'>): readonly FormChange[] {
  return changes.filter(({ after }) => after.question?.id === question.id);
}

function ofForm(before: Form, after: Form): readonly FormChange[] {
  const isOrdered = sameOrder(before.pages, after.pages);
  return [
    ...(same(before.intro, after.intro) ? [] : ['intro' as const]),
    ...(same(before.request, after.request) ? [] : ['request' as const]),
    ...(isOrdered ? [] : ['pageOrder' as const]),
  ].map((kind) => ({ kind, before: NOWHERE, after: NOWHERE }));
}

function ofPage(before: Form, after: Form, page: Page): readonly FormChange[] {
  const was = pageOf(before, page.id) ?? null;
  const about = (kind: FormChangeKind): FormChange => ({
    kind,
    before: { page: was, question: null },
    after: { page, question: null },
  });
  const own = was
    ? [
        ...(same([was.title, was.intro], [page.title, page.intro]) ? [] : [about('pageTexts')]),
        ...(same(was.when, page.when) ? [] : [about('pageCondition')]),
        ...(sameOrder(was.questions, page.questions) ? [] : [about('order')]),
      ]
    : [about('pageAdded')];
  return [
    ...own,
    ...page.questions.flatMap((question) => ofQuestion(placeOf(before, question.id), { page, question })),
  ];
}

function ofQuestion(was: Asked | undefined, is: Asked): readonly FormChange[] {
  if (!was) return [{ kind: 'added', before: NOWHERE, after: is }];
  const kinds: readonly FormChangeKind[] = [
    ...(was.page.id === is.page.id ? [] : ['moved' as const]),
    ...aspectsChanged(was.question, is.question),
  ];
  return kinds.map((kind) => ({ kind, before: was, after: is }));
}

/** What a question is made of besides its id; everything that is not named here is a limit of its type. */
const ASPECTS = {
  label: ['label'],
  help: ['help', 'why', 'seenBy'],
  required: ['required'],
  condition: ['when'],
  scoring: ['criteria'],
  choices: ['options', 'roles', 'levels'],
  columns: ['columns'],
} as const;
const OF_EVERY_TYPE = ['label', 'help', 'required', 'condition', 'scoring'] as const;
const OF_A_TYPE = ['choices', 'columns'] as const;

/** Another type has other limits of itself: then only the type is named. */
function aspectsChanged(was: Question, is: Question): readonly FormChangeKind[] {
  const changed = (aspect: keyof typeof ASPECTS) => !same(partOf(was, ASPECTS[aspect]), partOf(is, ASPECTS[aspect]));
  const common = OF_EVERY_TYPE.filter(changed);
  if (was.type !== is.type) return ['type', ...common];
  const limits = same(limitsOf(was), limitsOf(is)) ? [] : ['limits' as const];
  return [...common, ...OF_A_TYPE.filter(changed), ...limits];
}

function partOf(question: Question, keys: readonly string[]): readonly unknown[] {
  return keys.map((key): unknown => Reflect.get(question, key));
}

function limitsOf(question: Question): unknown {
  const named: readonly string[] = ['id', 'type', ...Object.values(ASPECTS).flat()];
  return Object.fromEntries(Object.entries(question).filter(([key]) => !named.includes(key)));
}

function pageOf(form: Form, id: string): Page | undefined {
  return form.pages.find((page) => page.id === id);
}

function asked(form: Form): readonly Asked[] {
  return form.pages.flatMap((page) => page.questions.map((question) => ({ page, question })));
}

function placeOf(form: Form, id: string): Asked | undefined {
  return asked(form).find(({ question }) => question.id === id);
}

/** Whether those that are in both stand in the same order. */
function sameOrder(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): boolean {
  const common = (of: typeof before, other: typeof before) =>
    of.filter(({ id }) => other.some((one) => one.id === id)).map(({ id }) => id);
  return same(common(before, after), common(after, before));
}

function same(one: unknown, other: unknown): boolean {
  // Parts of a form are JSON; what is left out is undefined.
  return canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json);
}
