import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDateTime } from '#libs/kernel';
import { daysBetween, wallClockOf, type DateOverrides } from '../calendar.js';
import { Call } from '../call.js';
import type { CallDates, CallFile } from '../file/call-file.js';
import { shiftCall, withDates } from '../file/derive-call.js';
import { CallFileInvalid } from '../file/fault.js';
import { loadCallFile } from '../file/load-call.js';
import { loadGrid } from '../file/load-grid.js';

export interface CallParts {
  readonly code?: string;
  /** Moves all dates so that concept notes close that many days after `now`, at noon in Casablanca. */
  readonly closesInDays?: number;
  readonly now?: Date;
  readonly dates?: Readonly<Partial<Record<keyof CallDates, LocalDateTime>>>;
}

let kafaat: CallFile | undefined;

/** The demonstration's call, moved in time. */
export function aCallFile({
  code = 'KAF-2026-01',
  closesInDays,
  now = new Date(),
  dates = {},
}: CallParts = {}): CallFile {
  kafaat ??= readKafaat();
  if (closesInDays === undefined) return withDates({ ...kafaat, code }, dates);
  const today = wallClockOf(now, kafaat.zone).local;
  const days = daysBetween(kafaat.dates.conceptNoteDeadline, today) + closesInDays;
  return withDates(shiftCall(kafaat, { code, days }), dates);
}

/** A published call with that file. */
export function aCall(parts: CallParts & { id?: string; revision?: number; overrides?: DateOverrides } = {}): Call {
  const { id = '0197f6a0-0000-7000-8000-000000000001', revision = 1, overrides = {}, now = new Date() } = parts;
  return new Call(id, revision, aCallFile(parts), overrides, now, null);
}

function readKafaat(): CallFile {
  const grids = ['prag-cn-b', 'prag-fa-b'].map((id) => loadGrid(text('grids', id), id));
  const library = new Map(grids.flatMap((loaded) => (loaded.ok ? [[loaded.grid.id, loaded.grid] as const] : [])));
  const loaded = loadCallFile(text('calls', 'kafaat-liljamia'), 'kafaat-liljamia.yaml', library);
  if (!loaded.ok) throw new CallFileInvalid(loaded.faults);
  const { outages: _whoeverTestsThem, ...file } = loaded.file;
  // A test runs at any hour, and its deadlines come whether a server answers or not.
  return { ...file, reminders: { ladder: {}, quiet: null, workingDays: false } };
}

function text(folder: string, name: string): string {
  return readFileSync(join('config', folder, `${name}.yaml`), 'utf8');
}
