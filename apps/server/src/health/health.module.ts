import { Module } from '@nestjs/common';
import { OperationModule } from '#libs/operation';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';

@Module({ imports: [OperationModule], controllers: [HealthController, MetricsController] })
export class HealthModule {}
