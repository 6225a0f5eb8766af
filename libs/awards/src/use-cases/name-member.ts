import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DomainError, Ids } from '#libs/kernel';
import { DatabaseClock } from '#libs/platform';
import type { Capacity } from '../domain/committee.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Committees } from '../persistence/committees.js';

export interface NameMemberCommand extends Command {
  readonly callId: string;
  readonly personId: string;
  readonly capacity: Capacity;
  /** The organisational unit that the person comes from. */
  readonly unit: string;
}

/** A person sits on a committee once, and comes from somewhere. */
export class SeatNotPossible extends DomainError {
  readonly code = 'awards.seat-not-possible';
}

/** Seats somebody on the evaluation committee of a call. */
@Injectable()
export class NameMember {
  constructor(
    private readonly commands: Commands,
    private readonly committees: Committees,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  execute(command: NameMemberCommand): Promise<void> {
    return this.commands.run('awards.name-member', command, async (tx) => {
      mustHaveOneOf(command.by, ['officer', 'operator']);
      const { callId, personId, capacity } = command;
      const unit = command.unit.trim();
      const present = await this.committees.capacityOf(tx, callId, personId);
      if (present !== null || unit === '') {
        throw new SeatNotPossible('A member has one seat and a unit.', { present: present ?? '', unit });
      }
      const namedAt = await this.clock.of(tx);
      await this.committees.add(tx, {
        id: this.ids.next(),
        callId,
        personId,
        capacity,
        unit,
        namedBy: command.by.id,
        namedAt,
      });
    });
  }
}
