import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '#config/env.schema';
import { INTERACTIVE, QueueModule, type ReplicaConnection, TypesettingModule } from '#libs/platform';
import { ProgrammeModule } from '#libs/programme';
import { ApiModule } from './api/api.module.js';
import { AwardsWebModule } from './awards/awards.web.module.js';
import { ApplicationsWebModule } from './applications/applications.web.module.js';
import { CallsWebModule } from './calls/calls.web.module.js';
import { ComplaintsWebModule } from './complaints/complaints.web.module.js';
import { DemoWebModule } from './demo/demo.web.module.js';
import { DocumentsWebModule } from './documents/documents.web.module.js';
import { EligibilityWebModule } from './eligibility/eligibility.web.module.js';
import { EvaluationWebModule } from './evaluation/evaluation.web.module.js';
import { FinanceWebModule } from './finance/finance.web.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { GivenFilesWebModule } from './given-files/given-files.web.module.js';
import { IdentityWebModule } from './identity/identity.web.module.js';
import { ContractsWebModule } from './contracts/contracts.web.module.js';
import { GrantsWebModule } from './grants/grants.web.module.js';
import { MailsWebModule } from './mails/mails.web.module.js';
import { MessagesWebModule } from './messages/messages.web.module.js';
import { OperatorWebModule } from './operator/operator.web.module.js';
import { OversightWebModule } from './oversight/oversight.web.module.js';
import { PaymentsWebModule } from './payments/payments.web.module.js';
import { ReceiptsWebModule } from './receipts/receipts.web.module.js';
import { PublicationWebModule } from './publication/publication.web.module.js';
import { ReportingWebModule } from './reporting/reporting.web.module.js';
import { UploadsWebModule } from './uploads/uploads.web.module.js';

/** Every page and every endpoint. */
@Module({})
export class ServerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ServerModule,
      imports: [
        ProgrammeModule.with(settings, 'minha-server', INTERACTIVE, replicaOf(settings)),
        QueueModule.connect({ databaseUrl: settings.databaseUrl, redisUrl: settings.redisUrl ?? undefined }),
        HttpModule.with(settings),
        TypesettingModule.with(join('config', 'documents', 'typeset.mjs')),
        ApiModule,
        ApplicationsWebModule,
        AwardsWebModule,
        CallsWebModule,
        ComplaintsWebModule,
        DemoWebModule.with(settings.demo, settings.dataDir),
        DocumentsWebModule,
        EligibilityWebModule,
        EvaluationWebModule,
        FinanceWebModule,
        HealthModule,
        GivenFilesWebModule,
        IdentityWebModule,
        ContractsWebModule,
        GrantsWebModule,
        MailsWebModule,
        MessagesWebModule,
        OperatorWebModule.with(settings),
        OversightWebModule,
        PaymentsWebModule,
        ReceiptsWebModule,
        PublicationWebModule,
        ReportingWebModule,
        UploadsWebModule,
      ],
    };
  }
}

function replicaOf({ databaseReplicaUrl: url, databasePool, replicaMaxLagMs }: Settings): ReplicaConnection | null {
  if (url === null) return null;
  return { url, poolSize: databasePool, applicationName: 'minha-server', maxLagMs: replicaMaxLagMs };
}
