import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { type Actor, Clock, DomainError, Ids } from '#libs/kernel';

/** Only auditors and operators have everything checked. */
export class CheckersOnly extends DomainError {
  readonly code = 'operation.checkers-only';
}

/** The roles are those for all calls. */
export function mayHaveAllChecked({ kind, roles }: Actor): boolean {
  return kind === 'system' || roles.some((role) => role === 'auditor' || role === 'operator');
}

/** Asks for a check of everything, which a worker carries out. While one is open, a second one is not asked for. */
@Injectable()
export class RequestIntegrityCheck {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(command: Command): Promise<null> {
    const { by } = command;
    return this.commands.run('operation.request-integrity-check', command, async (tx) => {
      if (!mayHaveAllChecked(by)) {
        throw new CheckersOnly('Only auditors and operators have everything checked.');
      }
      await tx.query('lock table integrity_check in share row exclusive mode');
      await tx.query(ASKED, [this.ids.next(), by.id, this.clock.now()]);
      return null;
    });
  }
}

const ASKED = `
insert into integrity_check (id, requested_by, requested_at, instances)
select $1, $2, $3, 0 where not exists (select from integrity_check c where c.finished_at is null)`;
