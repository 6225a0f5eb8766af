import type { JsonObject } from '#libs/kernel';
import type { Stage } from './stage.js';

/** What was handed in, as far as an assessor's page needs it; the frozen submission holds more. */
export interface Submitted {
  readonly title: string;
  readonly lot: string;
  readonly stages: readonly Stage[];
  readonly answers: Readonly<Partial<Record<Stage, Readonly<Record<string, JsonObject>>>>>;
  /** The answers before a correction that the office had asked for; null where there was none. */
  readonly before?: Submitted['answers'] | null;
  readonly applicant: { readonly name: string; readonly nameAr: string | null };
  readonly request: {
    readonly contributionMinor: number;
    readonly totalCostMinor: number;
    readonly months: number;
    readonly provinces: readonly string[];
  };
}

/** One part of a proposal: the answers by page and question. */
export interface ProposalPart {
  readonly stage: Stage;
  readonly answers: Readonly<Record<string, JsonObject>>;
  /** As they stood before a correction that the office had asked for; null where there was none. */
  readonly before: Readonly<Record<string, JsonObject>> | null;
}

/**
 * A proposal as an assessor reads it: what is scored, and nothing by which a person could be reached, paid or named.
 */
export interface Proposal {
  readonly title: string;
  readonly lot: string;
  readonly organisation: { readonly name: string; readonly nameAr: string | null } | null;
  readonly request: Submitted['request'];
  /** The part that is scored comes first. */
  readonly parts: readonly ProposalPart[];
}

/**
 * Takes over named parts only: what a later version of a submission adds stays hidden until somebody decides
 * otherwise. `submissions` holds what was handed in for each stage, in the order in which it came.
 */
export function proposalOf(
  submissions: readonly Submitted[],
  { stage, organisationName }: { readonly stage: Stage; readonly organisationName: 'shown' | 'hidden' },
): Proposal | null {
  const latest = submissions.at(-1);
  if (!latest) return null;
  const { title, lot, request, applicant } = latest;
  const { contributionMinor, totalCostMinor, months, provinces } = request;
  return {
    title,
    lot,
    organisation: organisationName === 'shown' ? { name: applicant.name, nameAr: applicant.nameAr } : null,
    request: { contributionMinor, totalCostMinor, months, provinces },
    parts: partsOf(submissions, stage),
  };
}

function partsOf(submissions: readonly Submitted[], scored: Stage): readonly ProposalPart[] {
  const parts = new Map<Stage, ProposalPart>();
  for (const { stages, answers, before } of submissions) {
    for (const stage of stages) {
      parts.set(stage, { stage, answers: answers[stage] ?? {}, before: before?.[stage] ?? null });
    }
  }
  const readable = [...parts.values()].filter(({ stage }) => stage === 'conceptNote' || scored === 'fullApplication');
  return readable.sort((a, b) => Number(b.stage === scored) - Number(a.stage === scored));
}
