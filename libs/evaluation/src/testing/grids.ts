import type { Grid, GridSection } from '../domain/grid.js';
import { scoredSections } from '../domain/grid.js';
import type { CommentRules, Comments, Scores } from '../domain/scores.js';

const scale = { min: 1, max: 5 };

/** A section whose criteria have these weights: `section('2', [2, 1])` has 2.1 counted double and 2.2. */
export function section(id: string, weights: readonly number[]): GridSection {
  return { id, criteria: weights.map((weight, i) => ({ id: `${id}.${i + 1}`, weight })) };
}

/** The concept note grid of the demo call: 20 + 30 points, at least 30. */
export const conceptNoteGrid: Grid = {
  id: 'prag-cn-b',
  scale,
  sections: [section('1', [1, 1, 1, 1]), section('2', [2, 1, 1, 1, 1])],
  thresholds: [{ on: 'total', min: 30 }],
};

/** The full application grid of the demo call: relevance is transferred; capacity at least 12, no 1 in it, 60 in all. */
export const fullApplicationGrid: Grid = {
  id: 'prag-fa-b',
  scale,
  sections: [
    section('1', [1, 1, 1, 1]),
    { id: '2', criteria: [], transfer: { from: 'prag-cn-b', section: '1' } },
    section('3', [1, 1, 1]),
    section('4', [1, 1, 1]),
    section('5', [1, 1, 1]),
    section('6', [1, 2]),
  ],
  thresholds: [
    { on: 'section', section: '1', min: 12 },
    { on: 'eachCriterion', section: '1', min: 2 },
    { on: 'total', min: 60 },
  ],
};

/** A comment on every section, and a reason for 1, 2 and 5. */
export const commentRules: CommentRules = {
  perSection: true,
  forScores: [1, 2, 5],
  minGraphemes: 10,
  maxGraphemes: 2000,
};

/** The same score everywhere, apart from the criteria named. */
export function scoresOf(grid: Grid, score: number, apart: Scores = {}): Scores {
  const all = scoredSections(grid).flatMap(({ criteria }) => criteria.map(({ id }) => [id, score] as const));
  return { ...Object.fromEntries(all), ...apart };
}

/** A comment on every section, and a reason for every criterion. */
export function commentsOn(grid: Grid): Comments {
  const sections = scoredSections(grid);
  const ids = sections.flatMap(({ id, criteria }) => [id, ...criteria.map((criterion) => criterion.id)]);
  return Object.fromEntries(ids.map((id) => [id, `Why ${id} has this score.`]));
}
