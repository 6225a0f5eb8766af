import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Notices, PersonalMail } from '#libs/platform';
import { LetterEffect } from './effects/letter.effect.js';
import { NotifyEffect } from './effects/notify.effect.js';
import { RemindEffect } from './effects/remind.effect.js';
import { TellNewInstantEffect } from './effects/tell-new-instant.effect.js';
import { MailDayRow } from './persistence/mail-day.row.js';
import { MailLinkSecretRow } from './persistence/mail-link-secret.row.js';
import { MailPreferenceRow } from './persistence/mail-preference.row.js';
import { MailReturnRow } from './persistence/mail-return.row.js';
import { MailWaitingRow } from './persistence/mail-waiting.row.js';
import { LetterRow } from './persistence/letter.row.js';
import { MailRow } from './persistence/mail.row.js';
import { MailRegister } from './queries/mail-register.js';
import { LetterPreviews } from './queries/letter-previews.js';
import { Correspondences } from './queries/mailbox.js';
import { MailLocks } from './sending/mail-locks.js';
import { MailNotices } from './sending/mail-notices.js';
import { MailRecords } from './sending/mail-records.js';
import { ChooseMails } from './preferences/choose-mails.js';
import { MailLinks } from './preferences/mail-links.js';
import { MailPreferences } from './preferences/mail-preferences.js';
import { ReturnedMails } from './returns/returned-mails.js';
import { MailReleases } from './sending/mail-releases.js';
import { PlannedMails } from './sending/planned-mails.js';
import { MailSender } from './sending/mail-sender.js';
import { MailSettings } from './sending/mail-settings.js';
import { PersonalMails } from './sending/personal-mails.js';

/** Reading what was sent: for the portal. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      LetterRow,
      MailDayRow,
      MailLinkSecretRow,
      MailPreferenceRow,
      MailReturnRow,
      MailRow,
      MailWaitingRow,
    ]),
  ],
  providers: [Correspondences, MailRegister, ReturnedMails],
  exports: [Correspondences, MailRegister, ReturnedMails],
})
export class CorrespondenceModule {}

const INSIDE = [MailLocks, MailRecords, PlannedMails];
const OFFERED = [
  ChooseMails,
  LetterEffect,
  LetterPreviews,
  MailLinks,
  MailPreferences,
  MailReleases,
  MailSender,
  NotifyEffect,
  RemindEffect,
  TellNewInstantEffect,
];

/** Writing and sending: for the worker. `ports` brings `Correspondence`; the texts are everybody's. */
@Module({})
export class NotificationsModule {
  static sending(
    settings: MailSettings,
    ports: readonly Provider[],
    imports: DynamicModule['imports'] = [],
  ): DynamicModule {
    return {
      module: NotificationsModule,
      global: true,
      imports: [CorrespondenceModule, ...imports],
      providers: [
        ...ports,
        { provide: MailSettings, useValue: settings },
        { provide: Notices, useClass: MailNotices },
        { provide: PersonalMail, useClass: PersonalMails },
        ...INSIDE,
        ...OFFERED,
      ],
      exports: [Notices, PersonalMail, ...OFFERED],
    };
  }
}
