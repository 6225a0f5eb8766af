import type { GridsOfCall, Stage } from '../call-file.js';
import type { Finding } from '../fault.js';
import type { Grid, GridSection, Threshold } from '../grid-file.js';
import type { Path } from '../positions.js';
import { check, finding, repeated, type Check } from './check.js';

export const GRID_CHECKS: readonly Check[] = [
  check(['grids'], ({ grids }) => {
    return gridsOf(grids).flatMap(([stage, grid]) =>
      grid.stage === stage
        ? []
        : [
            finding('wrongStage', ['grids', stage], `${grid.id} is a grid for the ${grid.stage}`, {
              grid: grid.id,
            }),
          ],
    );
  }),
  check(['grids'], ({ grids }) => transferFindings(grids.fullApplication, grids.conceptNote)),
  check(['grids'], ({ grids }) => {
    return gridsOf(grids).flatMap(([stage, grid]) => unreachable(grid, ['grids', stage, 'thresholds']));
  }),
  check(['grids', 'selection'], ({ grids, selection }) =>
    selection.tieBreak.flatMap((id, index) =>
      grids.fullApplication.sections.some((section) => section.id === id)
        ? []
        : [
            finding(
              'unknownSection',
              ['selection', 'tieBreak', index],
              `${grids.fullApplication.id} has no section ${id}`,
              { grid: grids.fullApplication.id },
            ),
          ],
    ),
  ),
  check(['grids', 'assessment'], ({ grids, assessment }) =>
    assessment.comments.forScores.flatMap((score, index) => {
      const { min, max } = grids.fullApplication.scale;
      return score >= min && score <= max
        ? []
        : [
            finding('notAScore', ['assessment', 'comments', 'forScores', index], `scores are from ${min} to ${max}`, {
              min,
              max,
            }),
          ];
    }),
  ),
];

function gridsOf({ conceptNote, fullApplication }: GridsOfCall): readonly (readonly [Stage, Grid])[] {
  return [...(conceptNote ? [['conceptNote', conceptNote] as const] : []), ['fullApplication', fullApplication]];
}

/** What is wrong inside a grid: sums that do not add up, thresholds that nobody can reach, names used twice. */
export function gridFindings(grid: Grid): readonly Finding[] {
  const sum = grid.sections.reduce((total, section) => total + section.max, 0);
  const wrongSum =
    sum === grid.max
      ? []
      : [finding('wrongSum', ['max'], `the sections add up to ${sum}, not to ${grid.max}`, { sum, max: grid.max })];
  return [
    ...repeated(grid.sections, ({ id }) => id, ['sections'], 'id'),
    ...grid.sections.flatMap((section, index) => sectionFindings(grid, section, ['sections', index])),
    ...wrongSum,
    ...unlabelled(grid),
    ...unreachable(grid, ['thresholds']),
  ];
}

function sectionFindings(grid: Grid, section: GridSection, at: Path): readonly Finding[] {
  if (section.transfer !== undefined) {
    return section.criteria.length === 0
      ? []
      : [finding('scoredTwice', [...at, 'criteria'], 'a section that is transferred has no criteria of its own')];
  }
  const reachable = section.criteria.reduce((sum, { weight }) => sum + weight * grid.scale.max, 0);
  const wrongSum =
    reachable === section.max
      ? []
      : [
          finding('wrongSum', [...at, 'max'], `the criteria add up to ${reachable}, not to ${section.max}`, {
            sum: reachable,
            max: section.max,
          }),
        ];
  return [...repeated(section.criteria, ({ id }) => id, [...at, 'criteria'], 'id'), ...wrongSum];
}

function unlabelled({ scale }: Grid): readonly Finding[] {
  const scores = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
  const missing = scores.filter((score) => !scale.labels.some((label) => label.score === score));
  return missing.length === 0
    ? []
    : [
        finding('unlabelled', ['scale', 'labels'], `say in words what ${missing.join(', ')} means`, {
          list: missing.join(', '),
        }),
      ];
}

function unreachable(grid: Grid, at: Path): readonly Finding[] {
  return grid.thresholds.flatMap((threshold, index) => {
    const max = highest(grid, threshold);
    if (max === null)
      return [
        finding('unknownSection', [...at, index, 'section'], `${grid.id} has no such section to score`, {
          grid: grid.id,
        }),
      ];
    return threshold.min <= max
      ? []
      : [
          finding('unreachable', [...at, index, 'min'], `nobody can reach ${threshold.min}: the most is ${max}`, {
            min: threshold.min,
            max,
          }),
        ];
  });
}

function highest(grid: Grid, threshold: Threshold): number | null {
  if (threshold.on === 'total') return grid.max;
  const section = grid.sections.find(({ id }) => id === threshold.section);
  if (section === undefined) return null;
  if (threshold.on === 'section') return section.max;
  return section.criteria.length === 0 ? null : grid.scale.max;
}

/** Relevance is taken over from the concept note's grid (R20): that grid and section must be the ones of this call. */
function transferFindings(to: Grid, from: Grid | undefined): readonly Finding[] {
  return to.sections.flatMap(({ id, max, transfer }) => {
    if (transfer === undefined) return [];
    const section =
      transfer.from === from?.id ? from.sections.find((candidate) => candidate.id === transfer.section) : undefined;
    if (section?.max === max) return [];
    const message = `section ${id} of ${to.id} takes over ${max} points from section ${transfer.section} of ${transfer.from}, which ${from?.id ?? 'a call of one stage'} does not give`;
    return [
      finding('wrongTransfer', ['grids', 'fullApplication', 'use'], message, { section: id, from: transfer.from }),
    ];
  });
}
