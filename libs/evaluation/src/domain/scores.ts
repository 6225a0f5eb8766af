import { DomainError } from '#libs/kernel';
import { scoredSections, type Grid } from './grid.js';

/** Scores by criterion. In a draft some are missing. */
export type Scores = Readonly<Record<string, number>>;
/** Comments by section (`1`) and reasons by criterion (`1.2`). */
export type Comments = Readonly<Record<string, string>>;

/** What one assessor wrote into a grid. */
export interface Sheet {
  readonly scores: Scores;
  readonly comments: Comments;
}

/** What the call asks for in words (rules.md R14); lengths are graphemes, as a reader counts letters. */
export interface CommentRules {
  readonly perSection: boolean;
  /** Scores that need a reason of their own, by default very poor, poor and very good. */
  readonly forScores: readonly number[];
  readonly minGraphemes: number;
  readonly maxGraphemes: number;
}

/** What keeps an assessment from being final. `at` is the criterion or the section. */
export interface ScoreFault {
  readonly code:
    'scoreMissing' | 'scoreOutOfScale' | 'commentMissing' | 'reasonMissing' | 'textTooShort' | 'textTooLong';
  readonly at: string;
  /** For a text that is too short or too long: how many letters it has, and how many it may or must have. */
  readonly length?: number;
  readonly limit?: number;
}

/** A score or comment is given for something that the grid does not ask, or a score is not on the grid's scale. */
export class ScoreNotInGrid extends DomainError {
  readonly code = 'evaluation.score-not-in-grid';
}

/** Whether a criterion's score has to be explained beside the section's comment. */
export function needsReason({ forScores }: CommentRules, score: number): boolean {
  return forScores.includes(score);
}

/** Everything that is missing before the assessment can be final, in the order of the grid. */
export function faultsOf(grid: Grid, rules: CommentRules, sheet: Sheet): readonly ScoreFault[] {
  return scoredSections(grid).flatMap((section) => [
    ...section.criteria.flatMap(({ id }) => criterionFaults(id, sheet, { grid, rules })),
    ...textFaults(section.id, sheet.comments[section.id], rules, rules.perSection ? 'commentMissing' : null),
  ]);
}

function criterionFaults(
  id: string,
  { scores, comments }: Sheet,
  { grid, rules }: { readonly grid: Grid; readonly rules: CommentRules },
): readonly ScoreFault[] {
  const score = scores[id];
  if (score === undefined) return [{ code: 'scoreMissing', at: id }];
  if (!isOnScale(grid, score)) return [{ code: 'scoreOutOfScale', at: id }];
  return textFaults(id, comments[id], rules, needsReason(rules, score) ? 'reasonMissing' : null);
}

/** `missing` is the fault of an empty text; null where it may be empty. */
function textFaults(
  at: string,
  text: string | undefined,
  { minGraphemes, maxGraphemes }: CommentRules,
  missing: 'commentMissing' | 'reasonMissing' | null,
): readonly ScoreFault[] {
  const length = graphemesIn((text ?? '').trim());
  if (length === 0) return missing === null ? [] : [{ code: missing, at }];
  if (length > maxGraphemes) return [{ code: 'textTooLong', at, length, limit: maxGraphemes }];
  return missing !== null && length < minGraphemes ? [{ code: 'textTooShort', at, length, limit: minGraphemes }] : [];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Basic Latin and the letters of Europe without a sign that joins the one before it; a line break may be two of these. */
const EACH_A_LETTER = /^[\n\u0020-\u024f]*$/;

/** Letters as a reader counts them: an Arabic letter with its vowel signs is one. */
function graphemesIn(text: string): number {
  if (EACH_A_LETTER.test(text)) return text.length;
  return [...segmenter.segment(text)].length;
}

/** Refuses a draft that holds anything the grid does not ask for; a draft may lack anything. */
export function mustFitGrid(grid: Grid, { scores, comments }: Sheet): void {
  const sections = scoredSections(grid);
  const criteria = new Set(sections.flatMap((section) => section.criteria.map(({ id }) => id)));
  const commented = new Set([...criteria, ...sections.map(({ id }) => id)]);
  const strange = [
    ...Object.keys(scores).filter((id) => !criteria.has(id)),
    ...Object.keys(comments).filter((id) => !commented.has(id)),
  ];
  if (strange.length > 0)
    throw new ScoreNotInGrid(`The grid does not ask for ${strange.join(', ')}.`, { at: strange[0] });
  const [off] = Object.entries(scores).find(([, score]) => !isOnScale(grid, score)) ?? [];
  if (off !== undefined) throw new ScoreNotInGrid(`The score of ${off} is not on the scale.`, { at: off });
}

function isOnScale({ scale }: Grid, score: number): boolean {
  return Number.isInteger(score) && score >= scale.min && score <= scale.max;
}
