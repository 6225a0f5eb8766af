export { audienceOf } from './domain/audience.js';
export { LetterEffect } from './effects/letter.effect.js';
export { NotifyEffect } from './effects/notify.effect.js';
export { RemindEffect } from './effects/remind.effect.js';
export { TellNewInstantEffect } from './effects/tell-new-instant.effect.js';
export { CorrespondenceModule, NotificationsModule } from './notifications.module.js';
export { Correspondence, type Correspondent, type Matter, type Readership } from './ports/correspondence.js';
export {
  MAIL_STATUSES,
  type MailFilter,
  type MailPlace,
  MailRegister,
  type MailStatus,
  type RegisteredMail,
  type WholeMail,
} from './queries/mail-register.js';
export { type LetterGap, type LetterPreview, LetterPreviews, type LetterReader } from './queries/letter-previews.js';
export { Correspondences, DELIVERIES, type Delivery, type LetterEntry, type MailEntry } from './queries/mailbox.js';
export { mailTried, type MailOutcome } from './sending/mail-outcomes.js';
export { MailSender } from './sending/mail-sender.js';
export { MailSettings } from './sending/mail-settings.js';
export { classOf, type MailClass, type Topic, topicOf, TOPICS } from './domain/mail-class.js';
export { type Pace, PACES } from './domain/sending-time.js';
export { ChooseMails } from './preferences/choose-mails.js';
export { type EndingOf, MailLinks } from './preferences/mail-links.js';
export { MailPreferences, type Preference } from './preferences/mail-preferences.js';
export { MailReleases } from './sending/mail-releases.js';
export { type LostMail, ReturnedMails, type ReportOutcome } from './returns/returned-mails.js';
export { SettleReturn, type SettleReturnCommand } from './returns/settle-return.js';
export { ReturnsModule } from './returns/returns.module.js';
