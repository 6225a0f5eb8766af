import { comparedToPercent, decimal, DomainError } from '#libs/kernel';
import { INDIRECT, type Figures, type ReportBudget } from './figures.js';
import { writtenText } from './written-text.js';

/** What the officer decides about one heading: what is accepted of what was declared, and why not the rest. */
export interface VerifiedLine {
  readonly heading: string;
  readonly declaredMinor: number;
  readonly acceptedMinor: number;
  /** Why costs are ineligible; empty where all of them are accepted. */
  readonly reason: string;
}

export interface Decision {
  readonly heading: string;
  readonly acceptedMinor: number;
  readonly reason: string;
}

/** More would be accepted than was declared, or a heading is left undecided. */
export class AcceptedCostsWrong extends DomainError {
  readonly code = 'reporting.accepted-costs-wrong';
}

/** Costs are refused without a reason: the grantee could not answer. */
export class IneligibleWithoutReason extends DomainError {
  readonly code = 'reporting.ineligible-without-reason';
}

/** Accepted indirect costs exceed their flat rate of the accepted direct costs. */
export class IndirectCostsTooHigh extends DomainError {
  readonly code = 'reporting.indirect-costs-too-high';
}

/**
 * The verified figures of a report: every heading decided, never above what was declared, each refusal with its reason,
 * and indirect costs within their rate of the direct costs that are accepted, also those of earlier reports.
 */
export function verified(
  figures: Figures,
  decisions: readonly Decision[],
  budget: ReportBudget,
): readonly VerifiedLine[] {
  const lines = figures.lines.map((line) => decided(line.heading, line.nowMinor ?? 0, decisions));
  const unknown = decisions.filter(({ heading }) => !lines.some((line) => line.heading === heading));
  if (unknown.length > 0) throw wrong(unknown[0]?.heading ?? '');
  refuseIndirectAboveRate(figures, lines, budget);
  return lines;
}

/** What verified figures add up to. */
export function acceptedCosts(lines: readonly VerifiedLine[]): number {
  return lines.reduce((total, line) => total + line.acceptedMinor, 0);
}

function decided(heading: string, declaredMinor: number, decisions: readonly Decision[]): VerifiedLine {
  const decision = decisions.find((one) => one.heading === heading);
  if (!decision) throw wrong(heading);
  const { acceptedMinor } = decision;
  const reason = writtenText(decision.reason);
  if (!Number.isSafeInteger(acceptedMinor) || acceptedMinor < 0 || acceptedMinor > declaredMinor) throw wrong(heading);
  if (acceptedMinor < declaredMinor && reason === '') {
    throw new IneligibleWithoutReason(`Heading ${heading}: costs are refused without a reason.`, { heading });
  }
  return { heading, declaredMinor, acceptedMinor, reason };
}

function refuseIndirectAboveRate(figures: Figures, lines: readonly VerifiedLine[], budget: ReportBudget): void {
  const limit = decimal(budget.indirectMaxPercent);
  const accepted = (isIndirect: boolean): number =>
    lines
      .filter((line) => (line.heading === INDIRECT) === isIndirect)
      .reduce((total, line) => total + line.acceptedMinor + before(figures, line.heading), 0);
  if (limit && comparedToPercent(accepted(true), limit, accepted(false)) > 0) {
    throw new IndirectCostsTooHigh(
      `Indirect costs exceed ${budget.indirectMaxPercent} % of the accepted direct costs.`,
      {
        percent: budget.indirectMaxPercent,
      },
    );
  }
}

function before(figures: Figures, heading: string): number {
  return figures.lines.find((line) => line.heading === heading)?.beforeMinor ?? 0;
}

function wrong(heading: string): AcceptedCostsWrong {
  return new AcceptedCostsWrong(`Heading ${heading}: accepted costs lie between nothing and what was declared.`, {
    heading,
  });
}
