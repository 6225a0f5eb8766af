export { audienceOf } from './domain/audience.js';
export { LetterEffect } from './effects/letter.effect.js';
export { NotifyEffect } from './effects/notify.effect.js';
export { RemindEffect } from './effects/remind.effect.js';
export { CorrespondenceModule, NotificationsModule } from './notifications.module.js';
export { Correspondence, type Correspondent, type Matter } from './ports/correspondence.js';
export { Correspondences, type LetterEntry, type MailEntry } from './queries/mailbox.js';
export { MailSender } from './sending/mail-sender.js';
export { MailSettings } from './sending/mail-settings.js';
