import type { Engine } from '#libs/engine';
import type { Machine, ProcedurePart } from '#libs/workflow';

/** A part of a procedure, as one file goes through it. */
export interface ProcedureOfFile extends ProcedurePart {
  /** Every state that the file has been in. */
  readonly passed: ReadonlySet<string>;
}

/** A part of the procedure that a file runs on, with where it has been; throws `InstanceNotFound`. */
export async function procedureOfFile(
  engine: Engine,
  id: string,
  partOf: (machine: Machine) => ProcedurePart,
): Promise<ProcedureOfFile> {
  const [machine, passed] = await Promise.all([engine.procedureOf(id), engine.statesOf(id)]);
  return { ...partOf(machine), passed };
}
