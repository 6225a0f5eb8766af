import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { CallFile } from './call-file.js';
import { CallFileInvalid } from './fault.js';
import { loadCallFile } from './load-call.js';
import { loadGrid, type GridLibrary } from './load-grid.js';
import type { Grid } from './grid-file.js';

/**
 * Reads a call file of the disk; its grids are in the folder `grids` beside the call's own folder. Throws
 * `CallFileInvalid` with every fault.
 */
export async function readCallFile(path: string, gridFolder = resolve(dirname(path), '../grids')): Promise<CallFile> {
  const grids = await readGridLibrary(gridFolder);
  const loaded = loadCallFile(await readFile(path, 'utf8'), path, grids);
  if (loaded.ok) return loaded.file;
  throw new CallFileInvalid(loaded.faults);
}

/** Reads every grid of a folder; throws `CallFileInvalid` with the faults of all of them. */
export async function readGridLibrary(folder: string): Promise<GridLibrary> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const loaded = await Promise.all(
    names.map(async (name) => loadGrid(await readFile(join(folder, name), 'utf8'), join(folder, name))),
  );
  const faults = loaded.flatMap((grid) => (grid.ok ? [] : grid.faults));
  if (faults.length > 0) throw new CallFileInvalid(faults);
  const grids: readonly Grid[] = loaded.flatMap((entry) => (entry.ok ? [entry.grid] : []));
  return new Map(grids.map((grid) => [grid.id, grid]));
}
