import { type DocumentSet, openDocumentSets, openStages, type Stage } from './stage.js';

/** The state in which the applicant answers the office, and corrects what was opened for it. */
export const CORRECTED_IN = 'eligibilityCheck.clarification';

/** A section or a document of a submitted application that may be corrected, and why. */
export interface OpenedSection {
  readonly stage: Stage;
  /** A page of the form, `budget`, or a kind of document. */
  readonly part: string;
  readonly reason: string;
}

/** What decides whether something may be written now. */
export interface Openness {
  readonly states: readonly string[];
  /** Sections opened for correction. */
  readonly opened: readonly OpenedSection[];
}

/** The parts of an application in which this page may be written: while they are drafts, or where it was opened. */
export function stagesOpenFor({ states, opened }: Openness, page: string): readonly Stage[] {
  return [...openStages(states), ...opened.filter(({ part }) => part === page).map(({ stage }) => stage)];
}

/**
 * The sets in which a document of this kind may be added or taken away. `pagesAsking` are the pages of each part whose
 * questions ask for it: opening a page opens the files it asks for.
 */
export function setsOpenFor(
  { states, opened }: Openness,
  kind: string,
  pagesAsking: (stage: Stage) => readonly string[],
): readonly DocumentSet[] {
  const isAsked = ({ stage, part }: OpenedSection) => part === kind || pagesAsking(stage).includes(part);
  return [...openDocumentSets(states), ...opened.filter(isAsked).map(({ stage }) => stage)];
}
