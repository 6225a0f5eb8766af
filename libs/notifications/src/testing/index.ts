export { aFileWithDeadlines, type DeadlineOfFile } from './a-file-with-deadlines.js';
export { anApplicant, anOfficer, aMatter, AT_ANY_HOUR, KnownPeople } from './known-people.js';
export { type Answer, TestMailServer, type Received } from './test-mail-server.js';
export { postOffice, type PostOffice } from './post-office.js';
