import { LANGS, loadTexts } from '#libs/platform';
import { BUDGET_FAULTS } from './budget.js';
import { DATES } from './file/call-file.js';
import { FAULT_CODES } from './file/fault.js';
import { HINTS } from './file/hints.js';
import { ANSWER_FAULTS } from './form.js';
import { SHARE_FAULTS } from './request.js';

const texts = loadTexts('config/texts', { missing: 'throw', complain: () => undefined });
const keys = [
  ...[...ANSWER_FAULTS, ...SHARE_FAULTS].map((code) => `call.fault.${code}`),
  ...BUDGET_FAULTS.map((code) => `call.budgetFault.${code}`),
  ...FAULT_CODES.map((code) => `callFile.fault.${code}`),
  ...['none', ...Object.keys(HINTS)].map((hint) => `callFile.hint.${hint}`),
  ...DATES.map((name) => `call.date.${name}`),
];

describe('what can be wrong with an application or with a call file', () => {
  it.each(LANGS)('has its text in %s', (lang) => {
    const known = new Set(texts.keys(lang));

    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });

  it.each([
    ['fr', 'Le montant le plus petit est 654\u00a0000 MAD.'],
    ['ar', 'أصغر مبلغ ممكن هو 654\u00a0000 درهم.'],
    ['en', 'The smallest amount is 654,000 MAD.'],
  ] as const)('names an amount with its currency in %s', (lang, text) => {
    expect(texts.t(lang, 'call.fault.amountBelowMinimum', { min: 654_000, currency: 'MAD' })).toBe(text);
  });
});
