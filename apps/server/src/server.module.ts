import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '#config/env.schema';
import { ProgrammeModule } from '#libs/programme';
import { ApiModule } from './api/api.module.js';
import { ApplicationsWebModule } from './applications/applications.web.module.js';
import { CallsWebModule } from './calls/calls.web.module.js';
import { DemoWebModule } from './demo/demo.web.module.js';
import { EligibilityWebModule } from './eligibility/eligibility.web.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { IdentityWebModule } from './identity/identity.web.module.js';

/** Every page and every endpoint. */
@Module({})
export class ServerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ServerModule,
      imports: [
        ProgrammeModule.with(settings, 'minha-server'),
        HttpModule.with(settings),
        ApiModule,
        ApplicationsWebModule,
        CallsWebModule,
        DemoWebModule.with(settings.demo, settings.dataDir),
        EligibilityWebModule,
        HealthModule,
        IdentityWebModule,
      ],
    };
  }
}
