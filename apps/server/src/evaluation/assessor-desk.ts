import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CallsOfFiles } from '#libs/applications';
import type { Call, Grid } from '#libs/calls';
import {
  type AssessmentSheet,
  AssessmentSheets,
  AssessorWorklist,
  AssignmentScopes,
  DeclarationMissing,
  type Proposal,
  type Queue,
} from '#libs/evaluation';
import type { Actor } from '#libs/kernel';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';
import { visitorOf } from '../http/who.js';
import { withoutPeople } from './without-people.js';

/** One file on the desk of the assessor who asks. */
export interface Desk {
  readonly actor: Actor;
  readonly sheet: AssessmentSheet;
  readonly call: Call;
  readonly grid: Grid;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Opens files for assessors: each their own, and nothing before the declaration of impartiality is signed (R11). */
@Injectable()
export class AssessorDesk {
  constructor(
    private readonly access: Access,
    private readonly scopes: AssignmentScopes,
    private readonly sheets: AssessmentSheets,
    private readonly worklist: AssessorWorklist,
    private readonly calls: CallsOfFiles,
  ) {}

  /** Throws `NothingHere` for what is not this person's, `DeclarationMissing` (with the call's code) before they signed. */
  async open(request: FastifyRequest, assignmentId: string): Promise<Desk> {
    const actor = await this.assessor(request, assignmentId);
    const sheet = await this.sheets.of(assignmentId, actor.id);
    if (!sheet) throw new NothingHere('Not a file of this assessor.');
    // Whatever an assessor reads was handed in: no part of it is still written.
    const call = await this.calls.of(null, { id: sheet.applicationId, callId: sheet.callId, states: [] });
    if (!sheet.hasDeclared) throw new DeclarationMissing('The declaration is not signed.', { call: call.code });
    return { actor, sheet, call, grid: call.grid(sheet.stage) };
  }

  /** The asker as the assessor of the file, for commands that read everything else themselves. Throws `NothingHere`. */
  async assessor(request: FastifyRequest, assignmentId: string): Promise<Actor> {
    const { personId } = visitorOf(request);
    const scope = UUID.test(assignmentId) ? await this.scopes.of(assignmentId) : null;
    if (scope?.personId !== personId || scope.hasEnded) throw new NothingHere('Not a file of this assessor.');
    const { actor } = await this.access.to(request, scope.applicationId, { assigned: true });
    if (!actor.roles.includes('assessor')) throw new NothingHere('Not a file of this assessor.');
    return actor;
  }

  async proposal({ sheet, call }: Desk): Promise<Proposal> {
    const proposal = await this.sheets.proposal(sheet, call.file.assessment.organisationName);
    if (!proposal) throw new NothingHere('Nothing was handed in for this file.');
    return withoutPeople(call, proposal);
  }

  /** The queue that a file is in, for the way on. */
  async queueOf({ actor, sheet }: Desk): Promise<Queue | null> {
    const queues = await this.worklist.of(actor.id);
    return queues.find(({ callId, stage }) => callId === sheet.callId && stage === sheet.stage) ?? null;
  }
}
