import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '#config/env.schema';
import { IdentityModule } from '#libs/identity';
import { ProgrammeModule } from '#libs/programme';
import { IntegrityModule, OperationModule } from '#libs/operation';
import { AvailabilityModule, IN_BACKGROUND, QueueModule } from '#libs/platform';
import { HealthPort, WatchSettings } from './health/health-port.js';
import { OrganisationWatch } from './jobs/organisation-watch.js';
import { Housekeeping } from './jobs/housekeeping.js';
import { Integrity } from './jobs/integrity.js';
import { MailRelay } from './jobs/mail-relay.js';
import { MailRelease } from './jobs/mail-release.js';
import { OutboxRelay } from './jobs/outbox-relay.js';
import { Share } from './jobs/share.js';
import { TimerLoop } from './jobs/timer-loop.js';

/** The programme, with the loops that make it go on by itself. */
@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ProgrammeModule.with(settings, 'minha-worker', IN_BACKGROUND),
        QueueModule.connect({ databaseUrl: settings.databaseUrl, redisUrl: settings.redisUrl ?? undefined }),
        AvailabilityModule,
        IdentityModule,
        IntegrityModule,
        OperationModule,
      ],
      providers: [
        {
          provide: WatchSettings,
          useValue: new WatchSettings(settings.workerPort, settings.host, settings.metricsToken),
        },
        HealthPort,
        Share,
        TimerLoop,
        OutboxRelay,
        MailRelay,
        MailRelease,
        OrganisationWatch,
        Housekeeping,
        Integrity,
      ],
    };
  }
}
