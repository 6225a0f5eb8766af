import type { Call } from '#libs/calls';
import type { JsonObject } from '#libs/kernel';
import type { PageAnswers } from '../domain/answers.js';
import { sameAnswer } from '../domain/merge.js';

type Kept = Pick<PageAnswers, 'stage' | 'page' | 'answers'>;

/**
 * The pages as the call's forms have them: a question that was moved to another page takes its answer along, until it is
 * answered where it stands now. What no form asks for any more stays on the page where it was written.
 */
export function homedPages(call: Call, pages: readonly PageAnswers[]): readonly PageAnswers[] {
  const homes = call.stages.flatMap((stage) => call.form(stage).pages.map((page) => ({ stage, page })));
  const homed = homes.flatMap(({ stage, page: { id, questions } }): PageAnswers[] => {
    const own = pages.find((kept) => kept.stage === stage && kept.page === id);
    const others = pages.filter((kept) => kept.stage === stage && kept.page !== id);
    const brought = broughtAlong(
      questions.map((question) => question.id).filter((question) => !(question in (own?.answers ?? {}))),
      others,
    );
    if (Object.keys(brought).length === 0) return own ? [own] : [];
    const page = own ?? { stage, page: id, version: 0, updatedAt: null, updatedBy: null };
    return [{ ...page, answers: { ...brought, ...own?.answers } }];
  });
  const isHomed = ({ stage, page }: Kept) => homed.some((one) => one.stage === stage && one.page === page);
  return [...homed, ...pages.filter((page) => !isHomed(page))];
}

/**
 * Both sides of a save as they are kept: what was only brought along from another page stays there until it is changed
 * where it stands now.
 */
export function withoutBrought(
  { stored, homed }: { readonly stored: PageAnswers; readonly homed: PageAnswers },
  after: PageAnswers,
): { readonly before: PageAnswers; readonly after: PageAnswers } {
  const isOwn = (question: string) =>
    question in stored.answers || !sameAnswer(after.answers[question], homed.answers[question]);
  const own = ({ answers }: PageAnswers) =>
    Object.fromEntries(Object.entries(answers).filter(([question]) => isOwn(question)));
  return { before: { ...homed, answers: own(homed) }, after: { ...after, answers: own(after) } };
}

function broughtAlong(questions: readonly string[], others: readonly Kept[]): JsonObject {
  const found = questions.map((question) => {
    return [question, others.find(({ answers }) => question in answers)?.answers[question]] as const;
  });
  return Object.fromEntries(found.flatMap(([question, answer]) => (answer === undefined ? [] : [[question, answer]])));
}
