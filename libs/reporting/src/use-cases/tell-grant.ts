import { Injectable } from '@nestjs/common';
import { Engine } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { ReportKind } from '../domain/report-schedule.js';

export interface AcceptedReport {
  readonly grantId: string;
  readonly reportId: string;
  readonly kind: ReportKind;
  /** With what earlier reports brought. */
  readonly acceptedCostsMinor: number;
  readonly at: Date;
}

const EVENTS = { interim: 'interimReportAccepted', final: 'finalReportAccepted' } as const;

/** Tells a running grant that one of its reports was accepted; one that ended meanwhile keeps its end. */
@Injectable()
export class TellGrantReportAccepted {
  constructor(private readonly engine: Engine) {}

  async execute(tx: Tx, { grantId, reportId, kind, acceptedCostsMinor, at }: AcceptedReport): Promise<void> {
    const grant = await this.engine.lock(tx, grantId);
    if (!grant.isIn('running')) return;
    const payload = { reportId, acceptedCostsMinor };
    await grant.send({ type: EVENTS[kind], payload }, { by: systemActor('reporting'), arrivedAt: at });
  }
}
