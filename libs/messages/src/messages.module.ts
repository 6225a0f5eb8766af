import { Module } from '@nestjs/common';
import { MessagesPersistenceModule } from './persistence/messages-persistence.module.js';
import { Inbox } from './queries/inbox.js';
import { Threads } from './queries/threads.js';
import { ReadMessages } from './use-cases/read-messages.js';
import { WriteMessage } from './use-cases/write-message.js';

const offered = [Inbox, ReadMessages, Threads, WriteMessage];

/** What the applicant and the office write to each other on a file. Needs `Notices`. */
@Module({
  imports: [MessagesPersistenceModule],
  providers: offered,
  exports: offered,
})
export class MessagesModule {}
