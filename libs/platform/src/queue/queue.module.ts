import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Queues, type QueueSettings } from './queues.js';

@Global()
@Module({})
export class QueueModule {
  static connect(settings: QueueSettings): DynamicModule {
    return {
      module: QueueModule,
      providers: [{ provide: Queues, useFactory: () => Queues.connect(settings) }],
      exports: [Queues],
    };
  }
}
