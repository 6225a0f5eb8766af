import {
  type Answer,
  type Answers,
  type Budget,
  type Call,
  columnsOf,
  type FormColumn,
  type Page,
  type Question,
  rowLimitsOf,
} from '#libs/calls';
import type { Stage } from '../domain/stage.js';

const LOT_DEFAULT = 'L1';

/** Valid answers to every question of a page, whatever the call's form asks; the project costs 1.2 million. */
export function completeAnswers(call: Call, page: Page, lot = LOT_DEFAULT): Answers {
  return Object.fromEntries(page.questions.map((question) => [question.id, validAnswer(call, question, lot)]));
}

/** Every page of a part with its valid answers. */
export function completeStage(
  call: Call,
  stage: Stage,
  lot = LOT_DEFAULT,
): readonly { page: string; answers: Answers }[] {
  return call.form(stage).pages.map((page) => ({ page: page.id, answers: completeAnswers(call, page, lot) }));
}

/** A budget without a fault that asks for `requested` of 1,200,000.00; where grants are small, of half as much again. */
export function completeBudget(call: Call, requested = askedUnder(call, LOT_DEFAULT)): Budget {
  const { units, headings, clarification } = call.file.budget;
  const common = {
    unit: units[0]?.code ?? '',
    ...(clarification === 'required' ? { clarification: 'Au prix de trois devis.' } : {}),
  };
  const total = Math.min(1_200_000, Math.floor(Number(requested) / 80) * 120);
  const part = total / 120;
  return {
    lines: [
      { ...common, id: 'l1', heading: '1', description: 'Formatrices', quantity: '12', unitCost: String(part * 6) },
      {
        ...common,
        id: 'l2',
        heading: headings.find(({ id }) => id === '5')?.id ?? headings.at(-1)?.id ?? '',
        description: 'Ateliers',
        quantity: '48',
        unitCost: String(part),
      },
    ],
    indirect: '',
    contingency: '',
    requested,
    sources: [{ id: 's1', kind: 'own', name: 'Cotisations', amount: (total - Number(requested)).toFixed(2) }],
  };
}

function validAnswer(call: Call, question: Question, lot: string): Answer {
  switch (question.type) {
    case 'text':
    case 'longText':
      return question.id === 'title' ? 'Ateliers de couture à Fnideq' : 'Une réponse précise.';
    case 'yesNo':
      return 'yes';
    case 'file':
      return [];
    case 'logframe':
      return question.levels.map(({ value }) => ({
        ...Object.fromEntries(columnsOf(question).map((column) => [column.id, validCell(column)])),
        level: value,
        year: '2026',
      }));
    case 'workPlan':
    case 'people':
    case 'table':
      return Array.from({ length: Math.max(1, rowLimitsOf(question).min) }, () =>
        Object.fromEntries(columnsOf(question).map((column) => [column.id, validCell(column)])),
      );
    case 'choice':
      return question.options[0]?.value ?? '';
    case 'multi':
      return question.options.slice(0, Math.max(1, question.min)).map(({ value }) => value);
    case 'number':
      return question.limits === 'duration' ? String(call.file.duration.maxMonths) : String(Math.max(1, question.min));
    case 'money':
      if (question.limits === 'grant') return askedUnder(call, lot);
      return String(Math.min(1_200_000, (question.max ?? Number.MAX_SAFE_INTEGER) / 100));
    case 'date':
      return question.from ?? '2026-09-01';
    case 'province': {
      const [province] = call.lot(lot).provinces;
      return question.several ? [province?.code ?? ''] : (province?.code ?? '');
    }
  }
}

/** A million, or the most that the lot gives. */
export function askedUnder(call: Call, lot: string): string {
  return String(Math.min(1_000_000, call.lot(lot).maxGrantMinor / 100));
}

function validCell(column: FormColumn): string {
  if (column.type === 'choice') return column.options[0]?.value ?? '';
  return column.type === 'number' ? String(Math.max(1, column.min)) : 'Une précision';
}
