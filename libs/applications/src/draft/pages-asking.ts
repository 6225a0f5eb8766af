import { type Call, fileQuestionsOf } from '#libs/calls';
import type { Stage } from '../domain/stage.js';

/** The pages of a part's form whose questions ask for a document of this kind. */
export function pagesAsking(call: Call, kind: string): (stage: Stage) => readonly string[] {
  return (stage) =>
    call
      .form(stage)
      .pages.filter((page) => fileQuestionsOf({ pages: [page] }).some(({ id }) => id === kind))
      .map(({ id }) => id);
}
