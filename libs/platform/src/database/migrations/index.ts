import { T0001Engine } from './0001-engine.js';
import { T0002Calls } from './0002-calls.js';
import { T0003Identity } from './0003-identity.js';
import { T0004Applications } from './0004-applications.js';
import { T0005Eligibility } from './0005-eligibility.js';
import { T0006Evaluation } from './0006-evaluation.js';
import { T0007Awards } from './0007-awards.js';
import { T0008Contracts } from './0008-contracts.js';
import { T0009Payments } from './0009-payments.js';
import { T0010Reporting } from './0010-reporting.js';
import { T0011Notifications } from './0011-notifications.js';
import { T0012OneTimerAnInstance } from './0012-one-timer-an-instance.js';
import { T0013OrdersInPortions } from './0013-orders-in-portions.js';
import { T0014ChangeWhileRunning } from './0014-change-while-running.js';
import { T0015Operation } from './0015-operation.js';
import { T0020ManyMachines } from './0020-many-machines.js';
import { T0021PartitionsByMonth } from './0021-partitions-by-month.js';
import { T0022CommitteeDiscussion } from './0022-committee-discussion.js';
import { T0023SignedReceipts } from './0023-signed-receipts.js';
import { T0024Messages } from './0024-messages.js';
import { T0025Oversight } from './0025-oversight.js';
import { T0026PaymentLooks } from './0026-payment-looks.js';
import { T0027LedgerOfACall } from './0027-ledger-of-a-call.js';
import { T0028MailsInOrder } from './0028-mails-in-order.js';
import { T0029RoleReasons } from './0029-role-reasons.js';
import { T0030CallEnquiries } from './0030-call-enquiries.js';
import { T0031SavedViews } from './0031-saved-views.js';
import { T0032AnswerChanges } from './0032-answer-changes.js';
import { T0033Presence } from './0033-presence.js';
import { T0040AssociationReceipts } from './0040-association-receipts.js';
import { T0041OrganisationFile } from './0041-organisation-file.js';
import { T0042OwnershipRequests } from './0042-ownership-requests.js';
import { T0043SameOrganisations } from './0043-same-organisations.js';
import { T0044Uploads } from './0044-uploads.js';
import { T0046SignOff } from './0046-sign-off.js';
import { T0047ReceiptsChecked } from './0047-receipts-checked.js';
import { T0049Complaints } from './0049-complaints.js';
import { T0050PatientMails } from './0050-patient-mails.js';
import { T0051ReturnedMails } from './0051-returned-mails.js';
import { T0052Outages } from './0052-outages.js';
import { T0054FilesGivenAgain } from './0054-files-given-again.js';
import { T0055OpenedSections } from './0055-opened-sections.js';
import { T0057ListedFiles } from './0057-listed-files.js';
import { T0058WordsOfFiles } from './0058-words-of-files.js';
import { T0059FormsByRevision } from './0059-forms-by-revision.js';
import { T0060FormSeen } from './0060-form-seen.js';
import { T0063ReadersOfRounds } from './0063-readers-of-rounds.js';
import { T0065ListWhatIsListed } from './0065-list-what-is-listed.js';

/** Every migration in its order. A pattern would find nothing in the build output and say that all is up to date. */
export const MIGRATIONS = [
  T0001Engine,
  T0002Calls,
  T0003Identity,
  T0004Applications,
  T0005Eligibility,
  T0006Evaluation,
  T0007Awards,
  T0008Contracts,
  T0009Payments,
  T0010Reporting,
  T0011Notifications,
  T0012OneTimerAnInstance,
  T0013OrdersInPortions,
  T0014ChangeWhileRunning,
  T0015Operation,
  T0020ManyMachines,
  T0021PartitionsByMonth,
  T0022CommitteeDiscussion,
  T0023SignedReceipts,
  T0024Messages,
  T0025Oversight,
  T0026PaymentLooks,
  T0027LedgerOfACall,
  T0028MailsInOrder,
  T0029RoleReasons,
  T0030CallEnquiries,
  T0031SavedViews,
  T0032AnswerChanges,
  T0033Presence,
  T0040AssociationReceipts,
  T0041OrganisationFile,
  T0042OwnershipRequests,
  T0043SameOrganisations,
  T0044Uploads,
  T0046SignOff,
  T0047ReceiptsChecked,
  T0049Complaints,
  T0050PatientMails,
  T0051ReturnedMails,
  T0052Outages,
  T0054FilesGivenAgain,
  T0055OpenedSections,
  T0057ListedFiles,
  T0058WordsOfFiles,
  T0059FormsByRevision,
  T0060FormSeen,
  T0063ReadersOfRounds,
  T0065ListWhatIsListed,
] as const;

/** The name under which the database remembers that a migration has run. */
export function migrationName(Migration: (typeof MIGRATIONS)[number]): string {
  return new Migration().name;
}
