import { type Call, namelessIn, withoutNames } from '#libs/calls';
import { asAnswer } from '#libs/applications';
import type { Proposal, ProposalPart } from '#libs/evaluation';

/** The proposal without the names of people that the call keeps from its assessors, on the page and for programs. */
export function withoutPeople(call: Call, proposal: Proposal): Proposal {
  const parts = proposal.parts.map((part) => {
    const nameless = namelessIn(call.form(part.stage));
    const kept = (answers: ProposalPart['answers']) => namelessAnswers(answers, nameless);
    return { ...part, answers: kept(part.answers), before: part.before && kept(part.before) };
  });
  return { ...proposal, parts };
}

function namelessAnswers(given: ProposalPart['answers'], nameless: ReadonlySet<string>): ProposalPart['answers'] {
  const pages = Object.entries(given).map(([page, answers]) => {
    const kept = Object.entries(answers).map(([id, answer]) => {
      const read = nameless.has(id) ? asAnswer(answer) : undefined;
      return [id, read === undefined ? answer : withoutNames(read)];
    });
    return [page, Object.fromEntries(kept)];
  });
  return Object.fromEntries(pages);
}
