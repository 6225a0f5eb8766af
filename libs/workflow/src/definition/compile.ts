import type { Json } from '#libs/kernel';
import type { z } from 'zod';
import type { Machine } from '../machine.js';
import type { Fault, Vocabulary } from '../types.js';
import { draftOf, machineOf } from './build.js';
import { faultsOf } from './checks.js';
import { FAULT_CODES } from './fault-codes.js';
import { filePath } from './file-path.js';
import { definitionSchema } from './source.js';

export type Compiled =
  { readonly ok: true; readonly machine: Machine } | { readonly ok: false; readonly faults: readonly Fault[] };

/** The machine of a parsed definition file, or every fault of the file at once, each with its path. */
export function compile(source: unknown, vocabulary: Vocabulary): Compiled {
  const parsed = definitionSchema(vocabulary).safeParse(source);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => faultOf(issue, source)) };
  // What has the shape of a definition file is JSON.
  const draft = draftOf(parsed.data, source as Json, vocabulary);
  const faults = faultsOf(draft);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, machine: machineOf(draft) };
}

function faultOf(issue: z.core.$ZodIssue, source: unknown): Fault {
  const said: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  const code = FAULT_CODES.find((known) => known === said) ?? 'shape';
  return { code, path: filePath(source, issue.path), message: issue.message };
}
