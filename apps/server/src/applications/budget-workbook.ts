import {
  type Budget,
  budgetSheet,
  type BudgetRules,
  type SheetColumn,
  sheetColumns,
  type SheetWords,
} from '#libs/calls';
import { directionOf } from '#libs/platform';
import { said } from '../calls/said.js';
import { workbookOf } from '../spreadsheets/write-workbook.js';
import type { View } from '../ui/view.js';

const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  ref: 12,
  heading: 8,
  description: 44,
  unit: 14,
  quantity: 12,
  firstYear: 12,
  unitCost: 16,
  total: 18,
  clarification: 40,
  basis: 40,
};

/** The budget as a workbook in the reader's language: typed cells, our formulas, nothing locked. */
export function budgetWorkbook(view: View, budget: Budget, rules: BudgetRules): Promise<Buffer> {
  const rows = budgetSheet(budget, rules, sheetWords(view, rules));
  const isLine = ([ref]: (typeof rows)[number]) => typeof ref === 'string' && /^[ls]\d/u.test(ref);
  return workbookOf({
    name: view.t('applications.budget.title'),
    rows,
    widths: sheetColumns(rules).map((column) => WIDTHS[column]),
    strong: new Set(rows.flatMap((row, index) => (isLine(row) ? [] : [index]))),
    rightToLeft: directionOf(view.lang) === 'rtl',
  });
}

export function sheetWords(view: View, rules: BudgetRules): SheetWords {
  const word = (key: string) => view.t(`applications.budget.${key}`);
  const own = (key: string) => view.t(`budget.field.${key}`);
  return {
    heads: {
      ref: view.t('sheets.ref'),
      heading: view.t('budget.sheet.heading'),
      description: word('description'),
      unit: word('unit'),
      quantity: word('quantity'),
      firstYear: own('firstYear'),
      unitCost: word('unitCost'),
      total: word('total'),
      clarification: own('clarification'),
      basis: own('basis'),
    },
    headings: Object.fromEntries(rules.headings.map(({ id, title }) => [id, said(view, title)])),
    units: unitWords(view, rules),
    kinds: { own: word('source.own'), other: word('source.other') },
    figures: {
      subtotal: view.t('budget.sheet.subtotal'),
      sources: word('sources'),
      direct: word('direct'),
      indirect: word('indirect'),
      withoutReserve: word('withoutReserve'),
      contingency: word('contingency'),
      grandTotal: word('grandTotal'),
      requested: word('requested'),
    },
  };
}

export function unitWords(view: View, { units }: BudgetRules): Readonly<Record<string, string>> {
  return Object.fromEntries(units.map(({ code, text }) => [code, said(view, text)]));
}
