import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DomainError } from '#libs/kernel';

/** There is no such mail on this file, or it arrived as far as anybody knows. */
export class ReturnNotFound extends DomainError {
  readonly code = 'notifications.return-not-found';
}

/** How the reader was reached instead has to be said. */
export class NoteMissing extends DomainError {
  readonly code = 'notifications.note-missing';
}

export interface SettleReturnCommand extends Command {
  readonly fileId: string;
  readonly mailId: string;
  /** How the reader was reached instead. */
  readonly note: string;
}

/** Notes that somebody of the office has reached a reader whom a mail did not reach. */
@Injectable()
export class SettleReturn {
  constructor(private readonly commands: Commands) {}

  /** Throws `ReturnNotFound` or `NoteMissing`. Who may act on the file is the caller's question. */
  execute(command: SettleReturnCommand): Promise<void> {
    return this.commands.run('notifications.settle-return', command, async (tx) => {
      const note = command.note.trim().slice(0, 1_000);
      if (note === '') throw new NoteMissing('Say how the reader was reached.');
      const rows: unknown[] = await tx.query(SETTLE, [command.mailId, command.fileId, command.by.id, note]);
      if (rows.length === 0) throw new ReturnNotFound('No such mail of this file came back.', { id: command.mailId });
    });
  }
}

const SETTLE = `
with lost as (
  select m.id from mail m left join mail_return r on r.mail_id = m.id
  where m.id::text = $1 and m.instance_id = $2 and (m.status in ('failed', 'bounced') or r.returned_at is not null)
), settled as (
  insert into mail_return as r (mail_id, settled_at, settled_by, note) select l.id, minha_now(), $3, $4 from lost l
  on conflict (mail_id) do update set settled_at = excluded.settled_at, settled_by = excluded.settled_by, note = excluded.note
    where r.settled_at is null
) select l.id from lost l`;
