import { type Call, namelessIn, withoutNames } from '#libs/calls';
import { asAnswer } from '#libs/applications';
import type { Proposal } from '#libs/evaluation';

/** The proposal without the names of people that the call keeps from its assessors, on the page and for programs. */
export function withoutPeople(call: Call, proposal: Proposal): Proposal {
  const parts = proposal.parts.map((part) => {
    const nameless = namelessIn(call.form(part.stage));
    const answers = Object.entries(part.answers).map(([page, given]) => {
      const kept = Object.entries(given).map(([id, answer]) => {
        const read = nameless.has(id) ? asAnswer(answer) : undefined;
        return [id, read === undefined ? answer : withoutNames(read)];
      });
      return [page, Object.fromEntries(kept)];
    });
    return { ...part, answers: Object.fromEntries(answers) };
  });
  return { ...proposal, parts };
}
