import { Test } from '@nestjs/testing';
import { Database, DatabaseModule, loadTexts, Texts } from '#libs/platform';
import { NotificationsModule } from '../notifications.module.js';
import { Correspondence } from '../ports/correspondence.js';
import { MailSettings } from '../sending/mail-settings.js';

export interface PostOffice {
  readonly database: Database;
  get<T>(token: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

/** Notifications on a real database, as one process of the worker has them. */
export async function postOffice(
  url: string,
  people: Correspondence,
  smtpUrl: string | null = null,
): Promise<PostOffice> {
  const settings = new MailSettings('https://minha.example', 'Minha <no-reply@minha.example>', smtpUrl);
  const ports = [
    { provide: Correspondence, useValue: people },
    { provide: Texts, useValue: loadTexts('config/texts', { missing: 'throw' }) },
  ];
  const module = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url, poolSize: 8, applicationName: 'minha-test' }),
      NotificationsModule.sending(settings, ports),
    ],
  }).compile();
  // Only `close` of a module that was initialised runs the hooks of the shutdown.
  await module.init();
  return {
    database: module.get(Database),
    get: (token) => module.get(token, { strict: false }),
    close: () => module.close(),
  };
}
