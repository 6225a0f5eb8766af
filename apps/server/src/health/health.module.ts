import { Module } from '@nestjs/common';
import { OperationModule } from '#libs/operation';
import { AvailabilityModule } from '#libs/platform';
import { HealthController } from './health.controller.js';
import { Heartbeat } from './heartbeat.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  imports: [AvailabilityModule, OperationModule],
  controllers: [HealthController, MetricsController],
  providers: [Heartbeat],
})
export class HealthModule {}
