export { MailboxFolder, type ReceivedMail } from './mailbox-folder.js';
