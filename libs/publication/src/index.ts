export { CallFacts } from './call-facts.js';
export {
  DateNotExtendable,
  DatesOutOfOrder,
  DeadlineNotLater,
  DeadlinePassed,
  HourNotOnTheClock,
  type DateShift,
} from './domain/extension.js';
export {
  ENQUIRY_LANGUAGES,
  type EnquiryLanguage,
  EnquirySettled,
  LONGEST_ANSWER,
  LONGEST_QUESTION,
  type PublishedAnswers,
  takesEnquiries,
} from './domain/enquiry.js';
export {
  type CorrectedPart,
  correctedParts,
  CorrectionWaits,
  FormClosed,
  FormsUnchanged,
  mustBeCorrectable,
  NoCorrectionWaits,
} from './form-correction.js';
export { NotYourCall } from './domain/who-may.js';
export { CancelApplicationsEffect } from './effects/cancel-applications.effect.js';
export { TellOfCorrectionEffect } from './effects/tell-of-correction.effect.js';
export { MoveDeadlinesEffect } from './effects/move-deadlines.effect.js';
export { type ExtensionAsked, extensionOf, SubmissionTimeTooShort } from './extension-of.js';
export type { DeadlineVerdict } from './persistence/deadline-verdicts.js';
export { PublicationModule } from './publication.module.js';
export { type AnsweredEnquiry, CallEnquiries, type OwnEnquiry, type WaitingEnquiry } from './queries/call-enquiries.js';
export { CallRegister, type CallInHand } from './queries/call-register.js';
export { DateHistory, type DateChangeRead } from './queries/date-history.js';
export { ExtensionReach, type ExtensionNews, type WaitingFile } from './queries/extension-reach.js';
export { FormCorrectionRegister, type FormCorrectionRead } from './queries/form-correction-register.js';
export { type DeadlineNear, OutagesBeforeDeadlines, type OutagesOfCall } from './queries/outages-before-deadlines.js';
export { AnswerEnquiry } from './use-cases/answer-enquiry.js';
export { ApproveCall, type ApproveCallCommand } from './use-cases/approve-call.js';
export { AskEnquiry } from './use-cases/ask-enquiry.js';
export { CancelCall, type CancelCallCommand } from './use-cases/cancel-call.js';
export { ConcludeCall, type ConcludeCallCommand } from './use-cases/conclude-call.js';
export { CallCodeTaken, DraftCall, type DraftCallCommand } from './use-cases/draft-call.js';
export { ExtendDeadline, type ExtendDeadlineCommand } from './use-cases/extend-deadline.js';
export { MakeFormCorrection } from './use-cases/make-form-correction.js';
export { ProposeFormCorrection } from './use-cases/propose-form-correction.js';
export { SetFormCorrectionAside } from './use-cases/set-form-correction-aside.js';
export { PublishCall, type PublishCallCommand } from './use-cases/publish-call.js';
export { SetEnquiryAside } from './use-cases/set-enquiry-aside.js';
