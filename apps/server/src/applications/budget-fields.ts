import {
  type Budget,
  type BudgetFault,
  type BudgetLine,
  type FundingSource,
  withLineCopied,
  withLineMoved,
  withoutEntry,
} from '#libs/calls';

/** Fields of the budget's form: `l.3.quantity`, `s.0.amount`, `indirect`. */
export const lineField = (i: number, field: string) => `l.${i}.${field}`;
export const sourceField = (i: number, field: string) => `s.${i}.${field}`;

type Posted = Readonly<Record<string, unknown>>;
/** More lines than any call allows; what lies beyond was not typed into our form. */
const MOST_FIELDS = 600;

/** The budget out of its posted form, as typed. Empty lines are left out; new ones get an id of their own. */
export function budgetIn(body: unknown): Budget {
  const posted: Posted = typeof body === 'object' && body !== null ? { ...body } : {};
  const text = (name: string) => (typeof posted[name] === 'string' ? posted[name] : '');
  const lines = indexes(posted, 'l').map((i) => lineIn(i, text));
  const sources = indexes(posted, 's').map((i) => sourceIn(i, text));
  return {
    lines: identified(
      lines.filter(({ description, quantity, unitCost, clarification = '', basis = '' }) =>
        isFilled(description, quantity, unitCost, clarification, basis),
      ),
      'l',
    ),
    indirect: text('indirect'),
    contingency: text('contingency'),
    requested: text('requested'),
    sources: identified(
      sources.filter((source) => isFilled(source.name, source.amount)),
      's',
    ),
  };
}

/** The fields that say a budget, as the form would send it. */
export function fieldsSaying({
  lines,
  sources,
  indirect,
  contingency,
  requested,
}: Budget): Readonly<Record<string, string>> {
  const ofLines = lines.flatMap((line, i) =>
    Object.entries(line).map(([field, value]) => [lineField(i, field), value] as const),
  );
  const ofSources = sources.flatMap((source, i) =>
    Object.entries(source).map(([field, value]) => [sourceField(i, field), value] as const),
  );
  return { ...Object.fromEntries([...ofLines, ...ofSources]), indirect, contingency, requested };
}

/** What a button of the form asks for, done to the budget: `remove`, `copy`, `up`, `down`; other deeds change nothing. */
export function withDeed(budget: Budget, { verb, detail }: { readonly verb: string; readonly detail: string }): Budget {
  switch (verb) {
    case 'remove':
      return withoutEntry(budget, detail);
    case 'copy':
      return withLineCopied(budget, detail);
    case 'up':
    case 'down':
      return withLineMoved(budget, detail, verb);
    default:
      return budget;
  }
}

/** The field that a fault of the budget belongs to. */
export function fieldOfFault(budget: Budget, { line, source, field }: BudgetFault): string {
  const name = field ?? 'amount';
  if (line !== undefined)
    return lineField(
      budget.lines.findIndex(({ id }) => id === line),
      name,
    );
  if (source !== undefined)
    return sourceField(
      budget.sources.findIndex(({ id }) => id === source),
      name,
    );
  return field ?? lineField(0, 'description');
}

function lineIn(i: number, text: (name: string) => string): BudgetLine {
  return {
    id: text(lineField(i, 'id')),
    heading: text(lineField(i, 'heading')),
    description: text(lineField(i, 'description')),
    unit: text(lineField(i, 'unit')),
    quantity: text(lineField(i, 'quantity')),
    unitCost: text(lineField(i, 'unitCost')),
    ...Object.fromEntries(DETAILS.flatMap((name) => filled(name, text(lineField(i, name))))),
  };
}

/** What a line has only where the call asks for it. */
const DETAILS = ['part', 'firstYear', 'clarification', 'basis'] as const;

function filled(name: string, typed: string): readonly (readonly [string, string])[] {
  return typed.trim() === '' ? [] : [[name, typed]];
}

function sourceIn(i: number, text: (name: string) => string): FundingSource {
  return {
    id: text(sourceField(i, 'id')),
    kind: text(sourceField(i, 'kind')) === 'other' ? 'other' : 'own',
    name: text(sourceField(i, 'name')),
    amount: text(sourceField(i, 'amount')),
  };
}

/** The places of a list in the order in which the form shows them. */
function indexes(posted: Posted, list: 'l' | 's'): readonly number[] {
  const found = Object.keys(posted).flatMap((name) => {
    const match = /^([ls])\.(\d{1,4})\./.exec(name);
    return match?.[1] === list ? [Number(match[2])] : [];
  });
  return [...new Set(found)].filter((i) => i < MOST_FIELDS).sort((a, b) => a - b);
}

function isFilled(...texts: readonly string[]): boolean {
  return texts.some((text) => text.trim() !== '');
}

/** Ids stay what they were; an entry without one, or with one that is taken, gets the next free one. */
function identified<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  prefix: string,
): readonly Entry[] {
  const taken = new Set<string>();
  let last = Math.max(0, ...entries.map(({ id }) => Number(id.slice(1)) || 0));
  return entries.map((entry) => {
    const isOwn = new RegExp(`^${prefix}\\d{1,6}$`).test(entry.id) && !taken.has(entry.id);
    const id = isOwn ? entry.id : `${prefix}${(last += 1)}`;
    taken.add(id);
    return { ...entry, id };
  });
}
