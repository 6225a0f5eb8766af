import { Module } from '@nestjs/common';
import { MessagesModule } from '#libs/messages';
import { MessagesOfFile } from './messages-of-file.js';

/** What the pages about files tell of their messages. */
@Module({
  imports: [MessagesModule],
  providers: [MessagesOfFile],
  exports: [MessagesModule, MessagesOfFile],
})
export class MessagesShownModule {}
