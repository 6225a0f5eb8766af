import { callSource, type CallFile, type CallSource, type Stage } from './call-file.js';
import type { Check } from './checks/check.js';
import { DATE_CHECKS } from './checks/date-checks.js';
import { FORM_CHECKS } from './checks/form-checks.js';
import { GRID_CHECKS, gridFindings } from './checks/grid-checks.js';
import { LOT_CHECKS } from './checks/lot-checks.js';
import { RULE_CHECKS } from './checks/rule-checks.js';
import { STAGE_CHECKS } from './checks/stage-checks.js';
import { textFindings } from './checks/text-checks.js';
import { yamlFaults, type CallFault, type Finding } from './fault.js';
import type { Grid } from './grid-file.js';
import type { GridLibrary } from './load-grid.js';
import { meant, nearestName } from './nearest-name.js';
import { placedYaml, type PlacedYaml } from './positions.js';
import { shapeFindings } from './shape-findings.js';

export type LoadedCall =
  { readonly ok: true; readonly file: CallFile } | { readonly ok: false; readonly faults: readonly CallFault[] };

const CHECKS: readonly Check[] = [
  ...DATE_CHECKS,
  ...LOT_CHECKS,
  ...GRID_CHECKS,
  ...FORM_CHECKS,
  ...STAGE_CHECKS,
  ...RULE_CHECKS,
];

/**
 * Reads a call file, or says everything that is wrong with it at once, with its line and what to write instead. Parts
 * that can be read are checked even where others cannot.
 */
export function loadCallFile(text: string, fileName: string, grids: GridLibrary): LoadedCall {
  const yaml = placedYaml(text);
  if (yaml.faults.length > 0) {
    return { ok: false, faults: yamlFaults(yaml, fileName) };
  }
  const { parts, findings } = read(yaml.value, grids);
  const found = [...findings, ...checkedParts(parts), ...textFindings(yaml.value)];
  // Every part is there when nothing was found: a missing or unreadable part is itself a finding.
  if (found.length === 0) return { ok: true, file: parts as CallFile };
  return { ok: false, faults: placedFaults(found, fileName, yaml) };
}

/** What a call lacks to be published, beyond its shape (R01); empty for every file that `loadCallFile` accepts. */
export function callFindings(file: CallFile): readonly Finding[] {
  return [...CHECKS.flatMap(({ find }) => find(file)), ...textFindings(file)];
}

type Parts = { -readonly [K in keyof CallFile]?: CallFile[K] };

interface Read {
  readonly parts: Parts;
  readonly findings: readonly Finding[];
}

function read(value: unknown, library: GridLibrary): Read {
  const whole = callSource.safeParse(value);
  if (whole.success) return withGrids(whole.data, library);
  const findings = shapeFindings(whole.error, value);
  const broken = new Set(findings.map(({ path }) => path[0]));
  const readable = withGrids(readableParts(value, broken), library);
  return { parts: readable.parts, findings: [...findings, ...readable.findings] };
}

type SourceParts = { readonly [K in keyof CallSource]?: CallSource[K] | undefined };

/** The parts in which the schema found nothing wrong. */
function readableParts(value: unknown, broken: ReadonlySet<string | number | undefined>): SourceParts {
  if (typeof value !== 'object' || value === null) return {};
  const given = Object.fromEntries(
    Object.entries(value).filter(([key]) => !broken.has(key) && key in callSource.shape),
  );
  return callSource.partial().safeParse(given).data ?? {};
}

function withGrids({ grids, ...source }: SourceParts, library: GridLibrary): Read {
  // `partial` adds undefined to the type of each part; a part that is absent has no key here.
  const others = source as Parts;
  if (!grids) return { parts: others, findings: [] };
  const findings: Finding[] = [];
  const used = (stage: Stage): Grid | undefined => {
    const asked = grids[stage];
    if (!asked) return undefined;
    if (!('use' in asked)) {
      findings.push(...gridFindings(asked).map((found) => ({ ...found, path: ['grids', stage, ...found.path] })));
      return asked;
    }
    const grid = library.get(asked.use);
    if (!grid) findings.push(gridUnknown(stage, asked.use, library));
    return grid && withThresholds(grid, asked.thresholds);
  };
  const conceptNote = used('conceptNote');
  const fullApplication = used('fullApplication');
  if (!fullApplication || findings.length > 0) return { parts: others, findings };
  return { parts: { ...others, grids: { ...(conceptNote ? { conceptNote } : {}), fullApplication } }, findings };
}

function withThresholds(grid: Grid, thresholds: Grid['thresholds'] | undefined): Grid {
  return thresholds === undefined ? grid : { ...grid, thresholds };
}

function gridUnknown(stage: Stage, id: string, library: GridLibrary): Finding {
  const known = [...library.keys()];
  const near = nearestName(id, known);
  const message = `there is no grid ${id} (there are: ${known.join(', ')})${meant(near)}`;
  return {
    code: 'gridUnknown',
    path: ['grids', stage, 'use'],
    message,
    params: { name: id, list: known.join(', '), near: near ?? '' },
  };
}

function checkedParts(parts: Parts): readonly Finding[] {
  const optional: readonly string[] = ['derogation', 'reminders'];
  const isReadable = (name: keyof CallFile) => name in parts || optional.includes(name);
  // A check looks only at the parts it names, and those are there.
  return CHECKS.filter(({ needs }) => needs.every(isReadable)).flatMap(({ find }) => find(parts as CallFile));
}

/** What was found, with its lines, in their order. */
export function placedFaults(found: readonly Finding[], fileName: string, yaml: PlacedYaml): readonly CallFault[] {
  return found.map((entry) => placedFault(entry, fileName, yaml)).sort(byPlace);
}

function placedFault({ code, path, message, params }: Finding, file: string, yaml: PlacedYaml): CallFault {
  const position = code === 'unknownKey' || code === 'textCut' ? yaml.positionOfKey(path) : yaml.positionOf(path);
  return { code, file, path: path.join('.'), message, params, ...position };
}

function byPlace(a: CallFault, b: CallFault): number {
  return a.line - b.line || a.column - b.column;
}
