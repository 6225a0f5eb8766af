import { DomainError } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { Machine } from '#libs/workflow';
import { sourceHash } from './definitions.js';

/** Files run under another text than this version has now; a change is a new version. */
export class DefinitionAltered extends DomainError {
  readonly code = 'engine.definition-altered';
}

/** Keeps the text of a definition from its first use; a definition that has run does not change any more. */
export async function freezeDefinition(tx: Tx, machine: Machine, at: Date): Promise<void> {
  await tx.query(
    `insert into workflow_definition (id, version, source_hash, source, first_used_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [machine.id, machine.version, sourceHash(machine), JSON.stringify(machine.source), at],
  );
}

/** Throws `DefinitionAltered` where the version has run with another text than its file has now. */
export async function assertAsItRan(tx: Tx, machine: Machine): Promise<void> {
  const { id, version } = machine;
  const [kept]: { sourceHash: string }[] = await tx.query(
    `select d.source_hash as "sourceHash" from workflow_definition d where d.id = $1 and d.version = $2`,
    [id, version],
  );
  if (kept === undefined || kept.sourceHash === sourceHash(machine)) return;
  throw new DefinitionAltered(`${id}, version ${version} has run with another text than its file has now.`, {
    id,
    version,
  });
}
