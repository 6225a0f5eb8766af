import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { Database, DatabaseClock } from '#libs/platform';
import { sideOf } from '../domain/message.js';
import { Messages } from '../persistence/messages.js';

/** Notes that a side has opened what the other wrote. Those who only read along leave no mark. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly database: Database,
    private readonly clock: DatabaseClock,
    private readonly messages: Messages,
  ) {}

  async execute({ grantId, by }: { readonly grantId: string; readonly by: Actor }): Promise<void> {
    const side = sideOf(by);
    if (side === null) return;
    const writtenBy = side === 'applicant' ? 'office' : 'applicant';
    await this.database.transaction(async (tx) =>
      this.messages.markRead(tx, { grantId, writtenBy, by: by.id, at: await this.clock.of(tx) }),
    );
  }
}
