import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { ScheduleReports } from '../use-cases/schedule-reports.js';

/** Effect `scheduleReports` of a grant whose contract both sides have signed. */
@Injectable()
export class ScheduleReportsEffect extends EffectHandler {
  constructor(private readonly schedule: ScheduleReports) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    return this.schedule.execute(tx, { grantId: effect.instanceId, at: effect.at });
  }
}
