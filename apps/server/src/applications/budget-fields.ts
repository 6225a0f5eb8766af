import type { Budget, BudgetFault, BudgetLine, FundingSource } from '#libs/calls';

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
      lines.filter((line) => isFilled(line.description, line.quantity, line.unitCost)),
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

/** The budget without one line or source; `which` is its id. */
export function withoutEntry(budget: Budget, which: string): Budget {
  return {
    ...budget,
    lines: budget.lines.filter(({ id }) => id !== which),
    sources: budget.sources.filter(({ id }) => id !== which),
  };
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
  };
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
