import { type DynamicModule, Module } from '@nestjs/common';
import { DemoSettings } from './demo-settings.js';
import { MailboxController } from './mailbox.controller.js';

@Module({})
export class DemoWebModule {
  static with(isDemo: boolean, dataDir: string): DynamicModule {
    return {
      module: DemoWebModule,
      controllers: [MailboxController],
      providers: [{ provide: DemoSettings, useValue: new DemoSettings(isDemo, dataDir) }],
    };
  }
}
