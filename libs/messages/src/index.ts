export {
  LONGEST_MESSAGE,
  mayReadMessages,
  MessageEmpty,
  MessageTooLong,
  type Side,
  sideOf,
  SIDES,
  standingIn,
  type Standing,
  ThreadClosed,
  ThreadNotBegun,
} from './domain/message.js';
export { MessagesModule } from './messages.module.js';
export { Inbox, type InboxLine, type InboxOf, type InboxPlace } from './queries/inbox.js';
export { type MessageMark, type ThreadMessage, type ThreadPlace, Threads } from './queries/threads.js';
export { ReadMessages } from './use-cases/read-messages.js';
export { WriteMessage } from './use-cases/write-message.js';
