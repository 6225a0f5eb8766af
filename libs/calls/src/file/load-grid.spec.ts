import { resolve } from 'node:path';
import { loadGrid } from './load-grid.js';
import { readGridLibrary } from './read-call-file.js';

const folder = resolve('config/grids');

describe('the grids of config/grids', () => {
  it('load without a fault', async () => {
    expect([...(await readGridLibrary(folder)).keys()]).toEqual([
      'culture-small',
      'prag-cn-a',
      'prag-cn-b',
      'prag-fa-b',
    ]);
  });

  it.each([
    ['prag-cn-a', [30, 20], 50],
    ['prag-cn-b', [20, 30], 50],
    ['prag-fa-b', [20, 20, 15, 15, 15, 15], 100],
  ])('%s has the points of rules.md 1.4', async (id, sections, max) => {
    const grid = (await readGridLibrary(folder)).get(id);

    expect(grid?.sections.map((section) => section.max)).toEqual(sections);
    expect(grid?.max).toBe(max);
  });
});

const label = (score: number) => `- { score: ${score}, text: { fr: a, ar: ا, en: a } }`;
const aGrid = (changes: Readonly<Record<string, string>> = {}) => {
  const parts: Record<string, string> = {
    id: 'g',
    version: '1',
    stage: 'conceptNote',
    title: '{ fr: a, ar: ا, en: a }',
    scale: `{ min: 1, max: 3, labels: [ ${[1, 2, 3].map((score) => label(score).slice(2)).join(', ')} ] }`,
    sections: `
  - { id: '1', key: k, title: { fr: a, ar: ا, en: a }, max: 6, criteria: [{ id: '1.1', weight: 2, text: { fr: a, ar: ا, en: a } }] }`,
    max: '6',
    ...changes,
  };
  return Object.entries(parts)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
};

describe('a grid file', () => {
  it('loads when its sums are right', () => {
    expect(loadGrid(aGrid(), 'g.yaml').ok).toBe(true);
  });

  it.each([
    [{ max: '7' }, 'wrongSum', 'max', 8],
    [{ thresholds: '[{ on: total, min: 7 }]' }, 'unreachable', 'thresholds.0.min', 9],
    [{ thresholds: "[{ on: section, section: '9', min: 1 }]" }, 'unknownSection', 'thresholds.0.section', 9],
    [{ thresholds: "[{ on: eachCriterion, section: '1', min: 4 }]" }, 'unreachable', 'thresholds.0.min', 9],
    [
      { scale: `{ min: 1, max: 3, labels: [ ${label(1).slice(2)}, ${label(2).slice(2)} ] }` },
      'unlabelled',
      'scale.labels',
      5,
    ],
    [{ title: '{ fr: abc, ar: abc, en: abc }' }, 'notArabic', 'title.ar', 4],
    [{ version: 'one' }, 'invalid_type', 'version', 2],
    [{ colour: 'green' }, 'unknownKey', 'colour', 9],
  ])('is refused: %j', (changes, code, path, line) => {
    const loaded = loadGrid(aGrid(changes), 'g.yaml');

    expect(loaded.ok ? [] : loaded.faults).toEqual([expect.objectContaining({ code, path, line, file: 'g.yaml' })]);
  });

  it('is refused when it is no YAML, with the line', () => {
    const loaded = loadGrid('id: [1\nversion: 1', 'g.yaml');

    expect(loaded.ok ? [] : loaded.faults[0]).toMatchObject({ code: 'yaml', line: 2 });
  });
});
