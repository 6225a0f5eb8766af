import type { Call } from '#libs/calls';
import type { Definitions } from '#libs/engine';
import { procedureFrom, type ProcedurePart } from '#libs/workflow';

/** The whole way of a file under the call's procedure, from its draft to every end. */
export function procedureOfCall(definitions: Definitions, call: Call): ProcedurePart {
  const { definition, version } = call.file.procedure;
  const machine = definitions.of(definition, version);
  return procedureFrom(machine, machine.start.target ?? '');
}
