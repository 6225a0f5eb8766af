import { gridFindings } from './checks/grid-checks.js';
import { textFindings } from './checks/text-checks.js';
import { yamlFaults, type CallFault } from './fault.js';
import { grid, type Grid } from './grid-file.js';
import { placedYaml } from './positions.js';
import { shapeFindings } from './shape-findings.js';

/** The grids that a call may use, by id. */
export type GridLibrary = ReadonlyMap<string, Grid>;

export type LoadedGrid =
  { readonly ok: true; readonly grid: Grid } | { readonly ok: false; readonly faults: readonly CallFault[] };

/** Reads a grid file, or says everything that is wrong with it, with its line. */
export function loadGrid(text: string, fileName: string): LoadedGrid {
  const yaml = placedYaml(text);
  if (yaml.faults.length > 0) {
    return { ok: false, faults: yamlFaults(yaml, fileName) };
  }
  const parsed = grid.safeParse(yaml.value);
  const findings = parsed.success
    ? [...gridFindings(parsed.data), ...textFindings(yaml.value)]
    : shapeFindings(parsed.error, yaml.value);
  if (parsed.success && findings.length === 0) return { ok: true, grid: parsed.data };
  const faults = findings.map(({ code, path, message, params }) => ({
    code,
    params,
    file: fileName,
    path: path.join('.'),
    message,
    ...yaml.positionOf(path),
  }));
  return { ok: false, faults };
}
