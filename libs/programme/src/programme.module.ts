import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '#config/env.schema';
import { ApplicationsModule, ReceiptKeyModule } from '#libs/applications';
import { AwardsModule } from '#libs/awards';
import { CallsModule } from '#libs/calls';
import { ComplaintsModule } from '#libs/complaints';
import { ContractsModule } from '#libs/contracts';
import { EligibilityModule } from '#libs/eligibility';
import { EngineModule } from '#libs/engine';
import { EvaluationModule } from '#libs/evaluation';
import { IdentityModule } from '#libs/identity';
import { MessagesModule } from '#libs/messages';
import { Correspondence, MailSettings, NotificationsModule } from '#libs/notifications';
import { PaymentsModule } from '#libs/payments';
import {
  DatabaseModule,
  FilesModule,
  type Patience,
  type ReplicaConnection,
  TextsModule,
  UploadsModule,
  scannerAt,
} from '#libs/platform';
import { PublicationModule } from '#libs/publication';
import { ReportingModule } from '#libs/reporting';
import { EffectHandlers } from './effect-handlers.js';
import { FileCorrespondence } from './file-correspondence.js';

const FEATURES = [
  ApplicationsModule,
  AwardsModule,
  CallsModule,
  ComplaintsModule,
  ContractsModule,
  EligibilityModule,
  EvaluationModule,
  IdentityModule,
  MessagesModule,
  PaymentsModule,
  PublicationModule,
  ReportingModule,
];

/** Every feature put together, with the handlers of every effect: what every process runs on. */
@Module({})
export class ProgrammeModule {
  /**
   * `applicationName` is shown in the database's list of connections; without `patience` the process waits for the
   * database as long as it takes. Only those who show lists to people have a replica. Throws when a definition has a fault.
   */
  static with(
    settings: Settings,
    applicationName: string,
    patience?: Patience,
    replica: ReplicaConnection | null = null,
  ): DynamicModule {
    const { databaseUrl: url, databasePool: poolSize } = settings;
    const mail = new MailSettings(settings.publicUrl, settings.mailFrom, settings.smtpUrl);
    return {
      module: ProgrammeModule,
      imports: [
        DatabaseModule.connect({ url, poolSize, applicationName, replica, ...(patience && { patience }) }),
        FilesModule.in(
          join(settings.dataDir, 'files'),
          join(settings.dataDir, 'backup.json'),
          scannerAt(settings.clamdUrl),
        ),
        UploadsModule,
        TextsModule.in(join('config', 'texts')),
        EngineModule.withDefinitions(join('config', 'workflows')),
        NotificationsModule.sending(
          mail,
          [{ provide: Correspondence, useClass: FileCorrespondence }],
          [CallsModule, IdentityModule],
        ),
        ReceiptKeyModule.at(receiptKeyOf(settings)),
        ...FEATURES,
      ],
      providers: [EffectHandlers],
      exports: [EffectHandlers],
    };
  }
}

function receiptKeyOf({ receiptSigningKey: given, dataDir, publicUrl: issuer }: Settings) {
  return { given, file: join(dataDir, 'receipt-key'), issuer };
}
