import fc from 'fast-check';
import { aCallFile } from '#testing/calls';
import { type Form, form as schema, type Page, type Question } from '../file/form-file.js';
import { changesAt, type FormChangeKind, formDifference } from './form-difference.js';

const { conceptNote, fullApplication } = aCallFile().forms;
if (!conceptNote) throw new Error('The call has no concept note.');
const FORMS: readonly Form[] = [conceptNote, fullApplication];

const text = (word: string) => ({ fr: word, ar: word, en: word });
const NEW: Question = schema.parse({
  pages: [{ id: 'x', title: text('x'), questions: [{ id: 'brandNew', type: 'yesNo', label: text('New?') }] }],
}).pages[0]?.questions[0] as Question;

/** One change of one place of a form, and what it has to be called. */
interface Edit {
  readonly kind: FormChangeKind;
  readonly apply: (form: Form, page: number, question: number) => Form;
  /** Where it can be made at all. */
  readonly fits?: (question: Question, page: Page, form: Form) => boolean;
}

const withPage = (form: Form, at: number, change: (page: Page) => Page): Form => ({
  ...form,
  pages: form.pages.map((page, i) => (i === at ? change(page) : page)),
});
const withQuestion = (form: Form, page: number, at: number, change: object): Form =>
  withPage(form, page, (one) => ({
    ...one,
    questions: one.questions.map((question, i) => (i === at ? { ...question, ...change } : question)),
  }));
const swapped = <T>(list: readonly T[]): T[] => [...list.slice(1), ...list.slice(0, 1)];

const EDITS: readonly Edit[] = [
  { kind: 'intro', apply: (form) => ({ ...form, intro: text('Read this') }) },
  { kind: 'request', apply: (form) => ({ ...form, request: { from: 'budget', months: 'other', provinces: 'other' } }) },
  {
    kind: 'pageOrder',
    apply: (form) => ({ ...form, pages: swapped(form.pages) }),
    fits: (_question, _page, form) => form.pages.length > 1,
  },
  { kind: 'pageTexts', apply: (form, page) => withPage(form, page, (one) => ({ ...one, title: text('Title') })) },
  {
    kind: 'pageCondition',
    apply: (form, page) => withPage(form, page, (one) => ({ ...one, when: { question: 'q', is: ['yes'] } })),
  },
  {
    kind: 'order',
    apply: (form, page) => withPage(form, page, (one) => ({ ...one, questions: swapped(one.questions) })),
    fits: (_question, page) => page.questions.length > 1,
  },
  {
    kind: 'added',
    apply: (form, page) => withPage(form, page, (one) => ({ ...one, questions: [...one.questions, NEW] })),
  },
  {
    kind: 'removed',
    apply: (form, page, at) =>
      withPage(form, page, (one) => ({ ...one, questions: one.questions.filter((_, i) => i !== at) })),
  },
  {
    kind: 'moved',
    apply: (form, page, at) => {
      const question = form.pages[page]?.questions[at];
      const without = withPage(form, page, (one) => ({ ...one, questions: one.questions.filter((_, i) => i !== at) }));
      const to = (page + 1) % form.pages.length;
      return withPage(without, to, (one) => ({
        ...one,
        questions: [...one.questions, ...(question ? [question] : [])],
      }));
    },
    fits: (_question, _page, form) => form.pages.length > 1,
  },
  { kind: 'label', apply: (form, page, at) => withQuestion(form, page, at, { label: text('Said otherwise') }) },
  { kind: 'help', apply: (form, page, at) => withQuestion(form, page, at, { help: text('Write it so') }) },
  { kind: 'help', apply: (form, page, at) => withQuestion(form, page, at, { why: text('Because') }) },
  {
    kind: 'required',
    apply: (form, page, at) => withQuestion(form, page, at, { required: !form.pages[page]?.questions[at]?.required }),
  },
  {
    kind: 'condition',
    apply: (form, page, at) => withQuestion(form, page, at, { when: { question: 'q', is: ['no'] } }),
  },
  { kind: 'scoring', apply: (form, page, at) => withQuestion(form, page, at, { criteria: ['9.9'] }) },
  {
    kind: 'limits',
    apply: (form, page, at) => withQuestion(form, page, at, { maxGraphemes: 7 }),
    fits: ({ type }) => type === 'text' || type === 'longText',
  },
  {
    kind: 'choices',
    apply: (form, page, at) => withQuestion(form, page, at, { options: [{ value: 'one', label: text('One') }] }),
    fits: ({ type }) => type === 'choice' || type === 'multi',
  },
  {
    kind: 'columns',
    apply: (form, page, at) => withQuestion(form, page, at, { columns: [] }),
    fits: ({ type }) => type === 'table',
  },
  {
    kind: 'type',
    apply: (form, page, at) => withQuestion(form, page, at, { type: 'longText' }),
    fits: ({ type }) => type === 'text',
  },
];

const place = fc
  .constantFrom(...FORMS)
  .chain((form) => fc.record({ form: fc.constant(form), page: fc.nat(form.pages.length - 1) }))
  .chain(({ form, page }) =>
    fc.record({
      form: fc.constant(form),
      page: fc.constant(page),
      at: fc.nat((form.pages[page]?.questions.length ?? 1) - 1),
    }),
  );

describe('the difference of two forms', () => {
  it.each(FORMS)('is none where they are equal', (form) => {
    expect(formDifference(form, structuredClone(form))).toEqual([]);
  });

  it.each(EDITS)('names $kind once, and nothing else', ({ kind, apply, fits = () => true }) => {
    let made = 0;
    fc.assert(
      fc.property(place, ({ form, page, at }) => {
        const [asked, onPage] = [form.pages[page]?.questions[at], form.pages[page]];
        fc.pre(asked !== undefined && onPage !== undefined && fits(asked, onPage, form));
        made += 1;
        expect(formDifference(form, apply(form, page, at)).map((change) => change.kind)).toEqual([kind]);
      }),
      { numRuns: 60 },
    );
    expect(made).toBeGreaterThan(0);
  });

  it('names a page that came or went beside what was asked on it', () => {
    const [first, ...rest] = conceptNote.pages;
    const without = { ...conceptNote, pages: rest };
    const kinds = (one: Form, other: Form) => formDifference(one, other).map(({ kind }) => kind);
    const count = first?.questions.length ?? 0;
    expect(kinds(conceptNote, without)).toEqual(['pageRemoved', ...Array.from({ length: count }, () => 'removed')]);
    expect(kinds(without, conceptNote)).toEqual(['pageAdded', ...Array.from({ length: count }, () => 'added')]);
  });

  it('names several changes of one question, each once, and finds them at the question', () => {
    const before = withQuestion(conceptNote, 0, 0, { type: 'text', maxGraphemes: 100, required: true });
    const after = withQuestion(before, 0, 0, { maxGraphemes: 50, required: false, label: text('Other') });
    const changes = formDifference(before, after);
    const question = after.pages[0]?.questions[0];
    expect(changes.map(({ kind }) => kind)).toEqual(['label', 'required', 'limits']);
    expect(question && changesAt(changes, question)).toEqual(changes);
    expect(changesAt(changes, { id: 'another' })).toEqual([]);
  });
});
