import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError, Ids } from '#libs/kernel';
import { mustAllowOneMore } from '../domain/application.js';
import type { ApplicantProfile } from '../domain/content.js';
import { mustWriteFor } from '../domain/who-may.js';
import { Applications } from '../persistence/applications.js';

export interface StartApplicationCommand extends Command {
  readonly callId: string;
  readonly lot: string;
  /** The lead applicant as it stands. */
  readonly applicant: ApplicantProfile;
}

/** The call takes no applications now: it is not published, cancelled, or its deadline has passed. */
export class CallNotOpen extends DomainError {
  readonly code = 'applications.call-not-open';
}

/** The lot is for organisations of another region. */
export class LotNotForApplicant extends DomainError {
  readonly code = 'applications.lot-not-for-applicant';
}

/** The organisation was found to be another one, which applies for both. */
export class ApplicantReplaced extends DomainError {
  readonly code = 'applications.applicant-replaced';
}

/** Begins an application: from here on the grant's procedure runs, with its deadlines and reminders. */
@Injectable()
export class StartApplication {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly applications: Applications,
    private readonly ids: Ids,
  ) {}

  execute(command: StartApplicationCommand): Promise<{ readonly applicationId: string }> {
    return this.commands.run('applications.start', command, async (tx) => {
      mustWriteFor(command.by);
      const { callId, lot, applicant } = command;
      const call = await this.calls.of(tx, callId);
      mustTakeApplications(call, command.arrivedAt);
      mustSuit(call, lot, applicant);
      if (applicant.replacedBy) throw new ApplicantReplaced('Another organisation applies for both.');
      const { organisationId } = applicant;
      const present = await this.applications.countAlone(tx, callId, organisationId);
      mustAllowOneMore({ allowed: call.file.applicants.maxApplicationsPerLead, present });
      const applicationId = this.ids.next();
      const begins = call.stages.includes('conceptNote') ? {} : { stage: 'fullApplication' as const };
      const payload = { grantId: applicationId, callId, lot, organisationId, ...begins };
      const grant = await this.engine.start(tx, {
        id: applicationId,
        definition: call.definition,
        callId,
        event: { type: 'draftStarted', payload },
        origin: command,
      });
      await this.applications.add(tx, {
        id: applicationId,
        callId,
        number: null,
        code: null,
        lot,
        organisationId,
        organisationName: applicant.name,
        title: '',
        createdAt: grant.at,
        createdBy: command.by.id,
      });
      return { applicationId };
    });
  }
}

function mustTakeApplications(call: Call, at: Date): void {
  const closes = call.deadlineOf('conceptNote');
  const isOpen = call.publishedAt !== null && call.publishedAt <= at && call.cancelledAt === null;
  if (isOpen && closes !== null && at < closes) return;
  throw new CallNotOpen(`Call ${call.code} takes no applications now.`, { call: call.code });
}

function mustSuit(call: Call, lot: string, { region }: ApplicantProfile): void {
  call.lot(lot);
  if (call.lotsOfRegion(region).some(({ id }) => id === lot)) return;
  throw new LotNotForApplicant(`Lot ${lot} is not for organisations of ${region}.`, { lot, region });
}
