import type { CallDocument, Question } from '#libs/calls';
import type { Stage } from '../domain/stage.js';

/** Where a question stands, or stood, in the form of a part. */
interface PlaceInForm {
  readonly stage: Stage;
  readonly page: string;
}

/** Every question that ever stood on a page, in any revision of the form, as it was asked last. */
export function questionsEverOn(
  documents: readonly CallDocument[],
  { stage, page }: PlaceInForm,
): ReadonlyMap<string, Question> {
  const ever = documents.flatMap(({ file }) => file.forms[stage]?.pages.filter(({ id }) => id === page) ?? []);
  return new Map(ever.flatMap(({ questions }) => questions).map((question) => [question.id, question]));
}
