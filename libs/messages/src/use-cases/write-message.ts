import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { Ids, type Role } from '#libs/kernel';
import { Notices, type Tx } from '#libs/platform';
import { functionOf, type Message, messageText, mustTakeMessages, mustWrite, type Side } from '../domain/message.js';
import { Messages } from '../persistence/messages.js';

export interface WriteMessageCommand extends Command {
  readonly grantId: string;
  readonly text: string;
}

const OTHER_SIDE: Readonly<Record<Side, readonly Role[]>> = { applicant: ['officer'], office: ['applicant'] };

/**
 * Writes to the other side of a file. The other side gets a mail when nothing waited for it: further messages before it
 * has looked bring no further mail.
 */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly messages: Messages,
    private readonly notices: Notices,
    private readonly ids: Ids,
  ) {}

  /** Throws `ThreadNotYours`, `ThreadClosed`, `ThreadNotBegun`, `MessageEmpty` or `MessageTooLong`. */
  execute(command: WriteMessageCommand): Promise<{ readonly messageId: string }> {
    return this.commands.run('messages.write', command, async (tx) => {
      const side = mustWrite(command.by);
      const text = messageText(command.text);
      const grant = await this.engine.lock(tx, command.grantId);
      mustTakeMessages(grant.states);
      const isFirst = !(await this.messages.hasUnread(tx, grant.id, side));
      const message = {
        id: this.ids.next(),
        grantId: grant.id,
        side,
        role: functionOf(command.by, side),
        authorId: command.by.id,
        text,
        writtenAt: grant.at,
        readAt: null,
      };
      await this.messages.add(tx, message);
      if (isFirst) await this.tell(tx, message);
      return { messageId: message.id };
    });
  }

  /** The text itself stays in the portal: a mail may be read by others than those it is meant for. */
  private tell(tx: Tx, { id, grantId, side }: Message): Promise<void> {
    return this.notices.send(tx, {
      cause: `message ${id}`,
      template: side === 'applicant' ? 'messageToOffice' : 'messageToApplicant',
      instanceId: grantId,
      to: OTHER_SIDE[side],
      path: side === 'applicant' ? `/files/${grantId}/messages` : `/applications/${grantId}/messages`,
      params: {},
    });
  }
}
