import { Injectable } from '@nestjs/common';
import { type Call, Calls, instantOf } from '#libs/calls';
import { Engine } from '#libs/engine';
import { type Calendar, Ids, parseLocalDateTime, systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { type DueReport, reportsOf } from '../domain/report-schedule.js';
import { Reports } from '../persistence/reports.js';
import { type SignedContract, SignedContracts } from '../persistence/signed-contracts.js';

/** Fixes every report of a grant at the signature of its contract (rules.md R33). */
@Injectable()
export class ScheduleReports {
  constructor(
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly contracts: SignedContracts,
    private readonly reports: Reports,
    private readonly ids: Ids,
  ) {}

  /** In the caller's transaction. A second time for the same grant is refused by the database. */
  async execute(tx: Tx, { grantId, at }: { readonly grantId: string; readonly at: Date }): Promise<void> {
    const grant = await this.engine.lock(tx, grantId);
    const call = await this.calls.of(tx, grant.callId);
    const contract = await this.contracts.of(tx, grantId);
    // The engine keeps the vocabulary's context for this definition.
    const { lot } = grant.context as unknown as GrantContext;
    for (const due of dueReports(call, contract)) {
      const id = this.ids.next();
      await this.begin(tx, { id, grantId, callId: call.id, due, at });
      const { contractNumber, projectTitle, organisationId, currency, budget } = contract;
      await this.reports.add(tx, {
        id,
        grantId,
        callId: call.id,
        organisationId,
        lot,
        contractNumber,
        projectTitle,
        currency,
        budget,
        scheduledAt: grant.at,
        ...due,
      });
    }
  }

  private async begin(
    tx: Tx,
    of: { id: string; grantId: string; callId: string; due: DueReport; at: Date },
  ): Promise<void> {
    const { id, grantId, callId, due, at } = of;
    const payload = { reportId: id, grantId, kind: due.kind, dueAt: due.dueAt.toISOString() };
    await this.engine.start(tx, {
      id,
      definition: 'report',
      callId,
      event: { type: 'reportScheduled', payload },
      origin: { by: systemActor('reporting'), arrivedAt: at },
    });
  }
}

function dueReports(call: Call, contract: SignedContract): readonly DueReport[] {
  const { calendar, zone } = call;
  const local = parseLocalDateTime(`${contract.implementationStart}T00:00`);
  if (!local) throw new Error(`A contract begins on ${contract.implementationStart}, which is no day.`);
  const terms = {
    start: instantOf({ local, zone }),
    end: contract.implementationEnd,
    interimAfter: call.file.reports.interimAfter,
    interimReport: periodOf(calendar, 'interimReport'),
    finalReport: periodOf(calendar, 'finalReport'),
  };
  return reportsOf(terms, calendar);
}

function periodOf(calendar: Calendar, name: string): string {
  const period = calendar.period(name);
  if (period === null) throw new Error(`The call gives no period ${name}; a call file without it does not load.`);
  return period;
}
