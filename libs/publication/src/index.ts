export { CallFacts } from './call-facts.js';
export {
  DateNotExtendable,
  DatesOutOfOrder,
  DeadlineNotLater,
  DeadlinePassed,
  HourNotOnTheClock,
} from './domain/extension.js';
export { NotYourCall } from './domain/who-may.js';
export { CancelApplicationsEffect } from './effects/cancel-applications.effect.js';
export { MoveDeadlinesEffect } from './effects/move-deadlines.effect.js';
export { PublicationModule } from './publication.module.js';
export { CallRegister, type CallInHand } from './queries/call-register.js';
export { ApproveCall, type ApproveCallCommand } from './use-cases/approve-call.js';
export { CancelCall, type CancelCallCommand } from './use-cases/cancel-call.js';
export { ConcludeCall, type ConcludeCallCommand } from './use-cases/conclude-call.js';
export { CallCodeTaken, DraftCall, type DraftCallCommand } from './use-cases/draft-call.js';
export { ExtendDeadline, SubmissionTimeTooShort, type ExtendDeadlineCommand } from './use-cases/extend-deadline.js';
export { PublishCall, type PublishCallCommand } from './use-cases/publish-call.js';
