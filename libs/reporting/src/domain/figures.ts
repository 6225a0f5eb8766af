import { comparedToPercent, decimal, type AmountFault, readAmount } from '#libs/kernel';

/** A heading of the contract's budget; `8` are the indirect costs, everything else is direct. */
export interface BudgetHeading {
  readonly id: string;
  readonly budgetMinor: number;
}

export const INDIRECT = '8';

/** What the contract says about costs. Frozen with the report, so that every report is read by its own budget. */
export interface ReportBudget {
  readonly headings: readonly BudgetHeading[];
  readonly totalMinor: number;
  /** The most that indirect costs may be of the direct ones. */
  readonly indirectMaxPercent: string;
}

export type FigureFault = AmountFault | 'indirectTooHigh';

/** One heading as a page shows it: the budget, what was accepted before, and what is declared now. */
export interface FigureLine {
  readonly heading: string;
  readonly budgetMinor: number;
  readonly beforeMinor: number;
  /** As typed; kept also when it is no amount. */
  readonly typed: string;
  readonly nowMinor: number | null;
  readonly fault?: FigureFault;
  readonly spentMinor: number;
  /** Spent by more than a quarter above its heading: such costs need an addendum (rules.md R30). */
  readonly isOverHeading: boolean;
}

export interface Figures {
  readonly lines: readonly FigureLine[];
  readonly total: Pick<FigureLine, 'budgetMinor' | 'beforeMinor' | 'spentMinor'> & { readonly nowMinor: number };
}

/** What earlier accepted reports and this report's typed answers say, by heading. */
export interface Declared {
  readonly before: Readonly<Record<string, number>>;
  readonly typed: Readonly<Record<string, string>>;
}

const HEADING_MOVE_PERCENT = '125';

/** Computes every sum of the financial part; a person types one column, never a total. */
export function figuresOf(budget: ReportBudget, { before, typed }: Declared): Figures {
  const read = budget.headings.map((heading) => lineOf(heading, before[heading.id] ?? 0, typed[heading.id] ?? ''));
  const lines = read.map((line) => (line.heading === INDIRECT ? withFlatRate(line, read, budget) : line));
  const sum = (of: (line: FigureLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
  return {
    lines,
    total: {
      budgetMinor: budget.totalMinor,
      beforeMinor: sum((line) => line.beforeMinor),
      nowMinor: sum((line) => line.nowMinor ?? 0),
      spentMinor: sum((line) => line.spentMinor),
    },
  };
}

/** The same declaration after other reports were accepted meanwhile: what was typed stays, the sums are made anew. */
export function recounted(figures: Figures, budget: ReportBudget, before: Declared['before']): Figures {
  return figuresOf(budget, {
    before,
    typed: Object.fromEntries(figures.lines.map((line) => [line.heading, line.typed])),
  });
}

/** The headings whose figure is missing or wrong; empty when the financial part may be handed in. */
export function faultyHeadings({
  lines,
}: Figures): readonly { readonly heading: string; readonly fault: FigureFault }[] {
  return lines.flatMap(({ heading, fault }) => (fault ? [{ heading, fault }] : []));
}

function lineOf({ id, budgetMinor }: BudgetHeading, beforeMinor: number, typed: string): FigureLine {
  const reading = readAmount(typed);
  const nowMinor = reading.ok ? reading.minor : null;
  const spentMinor = beforeMinor + (nowMinor ?? 0);
  return {
    heading: id,
    budgetMinor,
    beforeMinor,
    typed,
    nowMinor,
    ...(reading.ok ? {} : { fault: reading.reason }),
    spentMinor,
    isOverHeading: id !== INDIRECT && exceeds(spentMinor, HEADING_MOVE_PERCENT, budgetMinor),
  };
}

function withFlatRate(line: FigureLine, lines: readonly FigureLine[], budget: ReportBudget): FigureLine {
  if (line.fault || !exceeds(line.spentMinor, budget.indirectMaxPercent, directOf(lines))) return line;
  return { ...line, fault: 'indirectTooHigh' };
}

function directOf(lines: readonly FigureLine[]): number {
  return lines.filter((line) => line.heading !== INDIRECT).reduce((total, line) => total + line.spentMinor, 0);
}

function exceeds(part: number, percent: string, whole: number): boolean {
  const limit = decimal(percent);
  return limit !== null && comparedToPercent(part, limit, whole) > 0;
}
