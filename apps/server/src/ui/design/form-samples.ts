import type { Stage } from '#libs/applications';
import {
  type Budget,
  type BudgetTerms,
  computeBudget,
  type Form,
  type Lot,
  type Page,
  type Question,
  type Row,
  type Text,
} from '#libs/calls';

/** Questions, answers and figures of the design page. */
const text = (fr: string, ar: string, en: string): Text => ({ fr, ar, en });
const basics = { required: true, criteria: [] };

export const LOT: Lot = {
  id: 'L1',
  region: 'MA-02',
  title: text('Oriental', 'الشرق', 'Oriental'),
  regionName: text('Oriental', 'الشرق', 'Oriental'),
  provinces: [{ code: 'MA-JRA', name: text('Jerada', 'جرادة', 'Jerada') }],
  expectedGrants: { min: 5, max: 8 },
  budgetMinor: 500_000_000,
  minGrantMinor: 65_000_000,
  maxGrantMinor: 163_500_000,
};

export const SUMMARY = {
  ...basics,
  id: 'sampleSummary',
  type: 'longText',
  maxGraphemes: 600,
  label: text('Résumé', 'ملخص', 'Summary'),
} satisfies Question;

export const KIND = {
  ...basics,
  id: 'sampleKind',
  type: 'choice',
  label: text('Nature du projet', 'طبيعة المشروع', 'Kind of project'),
  options: [
    { value: 'training', label: text('Formation', 'تكوين', 'Training') },
    { value: 'insertion', label: text('Insertion', 'إدماج', 'Placement') },
  ],
} satisfies Question;

export const FRAMEWORK = {
  ...basics,
  id: 'sampleFramework',
  type: 'logframe',
  maxRows: 40,
  indicatorsAt: ['outcome', 'output'],
  indicatorsHave: ['target'],
  label: text('Cadre logique', 'الإطار المنطقي', 'Logical framework'),
  levels: [
    { value: 'output', label: text('Résultat', 'نتيجة', 'Result') },
    { value: 'activity', label: text('Activité', 'نشاط', 'Activity') },
  ],
} satisfies Question;

export const PLAN = {
  ...basics,
  id: 'samplePlan',
  type: 'workPlan',
  minRows: 1,
  maxRows: 40,
  label: text('Plan d’action', 'خطة العمل', 'Work plan'),
} satisfies Question;

export const FRAMEWORK_ROWS: readonly Row[] = [
  { level: 'output', statement: '10 ateliers', indicator: '10', baseline: '0', target: '10', source: 'A1' },
  { indicator: '6', target: '6' },
  { level: 'activity', statement: 'A1.1.1' },
];

export const PLAN_ROWS: readonly Row[] = [
  { activity: 'A1.1.1', from: '1', until: '3', who: 'Tissir' },
  { activity: 'A1.1.2', from: '3', until: '8', who: 'OFPPT' },
];

export const PROJECT: Page = {
  id: 'project',
  title: text('Le projet', 'المشروع', 'The project'),
  questions: [SUMMARY, KIND],
};

export const PLANNED: Page = { id: 'plan', title: text('Plan d’action', 'خطة العمل', 'Work plan'), questions: [PLAN] };

export const FORM: Form = { pages: [PROJECT, PLANNED] };

/** A call as far as its forms go. */
export const CALL = {
  lots: [LOT],
  currency: 'MAD' as const,
  file: { forms: { fullApplication: FORM } },
  form: (_stage: Stage) => FORM,
};

export const TERMS: BudgetTerms = {
  lot: LOT,
  share: { minPercent: 50, maxPercent: 90 },
  rules: {
    headings: [{ id: '1', title: text('Personnel', 'الموارد البشرية', 'Staff'), parts: [], suggestions: [] }],
    units: [{ code: 'month', text: text('Mois', 'شهر', 'Month') }],
    indirectMaxPercent: '7',
    contingencyMaxPercent: '5',
    maxLines: 120,
    firstYear: false,
    clarification: 'notAsked',
    basis: 'notAsked',
    thirdParties: null,
  },
};

const BUDGET: Budget = {
  lines: [{ id: 'l1', heading: '1', description: 'A1', unit: 'month', quantity: '12', unitCost: '60 000' }],
  indirect: '50 400,01',
  contingency: '36 000',
  requested: '640 000',
  sources: [],
};

/** Every state that a limit can be in, in two budgets: kept, exceeded, short, and not begun. */
export const BUDGETS = [BUDGET, { ...BUDGET, indirect: '', contingency: '', requested: '' }].map((budget) => ({
  budget,
  ...computeBudget(budget, TERMS),
}));
