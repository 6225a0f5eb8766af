import type { BudgetDraft, FrozenDocument, StageDraft } from '#libs/applications';
import { type BudgetRules, type Call, askedDocuments, askedPages, isAsked } from '#libs/calls';
import { currencySign, type PrintedPart, type PrintedTable } from '#libs/platform';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';
import { printedAnswer } from './printed-answer.js';
import { code, figure, notAttached, plain } from './runs.js';

export interface DraftOf {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly drafts: readonly StageDraft[];
  readonly documents: readonly FrozenDocument[];
}

/** Every part that one submission carries, word for word: answers, budget, and the files with their hashes. */
export function printedDraft(of: DraftOf): readonly PrintedPart[] {
  const { view, drafts } = of;
  const several = drafts.length > 1;
  return drafts.flatMap((draft) => [
    ...(several ? [heading(1, view.t(`call.stage.${draft.stage}`))] : []),
    ...pages(of, draft, several ? 2 : 1),
    ...budget(of, draft, several ? 2 : 1),
    ...files(of, draft, several ? 2 : 1),
  ]);
}

function heading(level: 1 | 2, text: string): PrintedPart {
  return { kind: 'heading', level, text };
}

function pages({ view, call, lot }: DraftOf, { form, answers }: StageDraft, level: 1 | 2): readonly PrintedPart[] {
  return askedPages(form, answers).flatMap((page) => [
    heading(level, said(view, page.title)),
    ...page.questions
      .filter((question) => isAsked(form, question, answers))
      .map((question): PrintedPart => {
        const answer = answers[question.id];
        const body = printedAnswer({ view, question, answer, lot: call.lot(lot), currency: call.currency });
        return { kind: 'answer', label: said(view, question.label), body };
      }),
  ]);
}

function budget({ view, call }: DraftOf, draft: StageDraft, level: 1 | 2): readonly PrintedPart[] {
  if (!draft.budget) return [];
  const table = budgetTable(view, draft.budget, call.file.budget, call.currency);
  return [heading(level, view.t('applications.budget.title')), { kind: 'table', table }];
}

const TOTALS = [
  ['direct', 'directMinor'],
  ['indirect', 'indirectMinor'],
  ['withoutReserve', 'withoutReserveMinor'],
  ['contingency', 'contingencyMinor'],
  ['grandTotal', 'totalMinor'],
  ['requested', 'requestedMinor'],
  ['otherFunds', 'sourcesMinor'],
] as const;

function budgetTable(view: View, draft: BudgetDraft, rules: BudgetRules, currency: string): PrintedTable {
  const amount = (minor: number) => figure(view.format.amount(minor, currency));
  const { totals } = draft;
  const lines = rules.headings.flatMap((one) => [
    {
      strong: true,
      cells: [
        plain(view, view.t('applications.budget.heading', { id: one.id, title: said(view, one.title) })),
        amount(totals.headings[one.id] ?? 0),
      ],
    },
    ...draft.budget.lines
      .filter((line) => line.heading === one.id)
      .map((line) => ({ strong: false, cells: [plain(view, line.description), amount(totals.lines[line.id] ?? 0)] })),
  ]);
  return {
    head: [view.t('applications.budget.title'), currencySign(view.lang, currency)],
    numeric: [false, true],
    widths: ['fr', 'auto'],
    rows: [
      ...lines,
      ...TOTALS.map(([key, name]) => ({
        strong: true,
        cells: [plain(view, view.t(`applications.budget.${key}`)), amount(totals[name])],
      })),
    ],
  };
}

function files(
  { view, call, documents }: DraftOf,
  { stage, form, answers }: StageDraft,
  level: 1 | 2,
): readonly PrintedPart[] {
  const asked = askedDocuments(call.documents(stage), form, answers);
  if (asked.length === 0) return [];
  const facts = asked.map(({ kind, title }) => {
    const present = documents.filter((one) => one.set === stage && one.kind === kind);
    return {
      label: said(view, title),
      value:
        present.length === 0
          ? [notAttached(view)]
          : present.flatMap(({ name, sizeBytes, sha256 }) => [
              plain(view, view.t('documents.file', { name, size: view.format.fileSize(sizeBytes) })),
              code(sha256, 'hash'),
            ]),
    };
  });
  return [heading(level, view.t('applications.documents.title')), { kind: 'facts', facts }];
}
