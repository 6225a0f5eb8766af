import { compile } from '../definition/compile.js';
import type { Machine } from '../machine.js';
import type { Vocabulary } from '../types.js';

/** The machine of a definition that is expected to have no fault. */
export function aMachine(source: unknown, vocabulary: Vocabulary): Machine {
  const compiled = compile(source, vocabulary);
  if (compiled.ok) return compiled.machine;
  throw new Error(compiled.faults.map(({ code, path, message }) => `${code} at ${path}: ${message}`).join('\n'));
}
