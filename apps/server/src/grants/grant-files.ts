import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import { ContractPreparation, type GrantLine, GrantList } from '#libs/contracts';
import { Engine } from '#libs/engine';
import type { Actor, JsonObject, Role } from '#libs/kernel';
import { type Action, procedureFrom } from '#libs/workflow';
import type { FastifyRequest } from 'fastify';
import { type ProcedureOfFile, procedureOfFile } from '../applications/procedure-of-file.js';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';
import { visitorOf } from '../http/who.js';

/** A grant from its award on, as one person may see it. */
export interface GrantFile {
  readonly actor: Actor;
  readonly grant: GrantLine;
  readonly call: Call;
  /** The grantee is told what happened, not who of the office did it. */
  readonly reader: 'office' | 'grantee';
}

/** Who of the office sees grants: those who run them, sign for them, pay them, and audit them. */
export const GRANT_READERS = ['officer', 'authority', 'financeOfficer', 'auditor'] as const satisfies readonly Role[];

/** Calls whose files a person may see in some of these roles; null: every call. */
export interface ReadableCalls {
  readonly callIds: readonly string[] | null;
}

/** Opens grants for the office and for the organisation that owns them; everybody else is told that nothing is there. */
@Injectable()
export class GrantFiles {
  constructor(
    private readonly access: Access,
    private readonly grants: GrantList,
    private readonly calls: Calls,
    private readonly engine: Engine,
    private readonly preparation: ContractPreparation,
  ) {}

  async open(request: FastifyRequest, id: string): Promise<GrantFile> {
    const { actor, subject, callId } = await this.access.to(request, id);
    const isOwn = actor.roles.includes('applicant');
    const mayRead = isOwn || GRANT_READERS.some((role) => actor.roles.includes(role));
    const grant = subject === 'grant' && mayRead ? await this.grants.of(id) : null;
    if (!grant) throw new NothingHere('Not a grant of this person.');
    return { actor, grant, call: await this.calls.of(null, callId), reader: isOwn ? 'grantee' : 'office' };
  }

  /** What may be done with the grant now, and why not. */
  async actionsOn({ actor, grant }: GrantFile): Promise<readonly Action[]> {
    return this.engine.explain(grant.id, actor, await this.givenTo(grant));
  }

  /** The way of a grant from its award on. */
  procedureOf({ grant }: GrantFile): Promise<ProcedureOfFile> {
    return procedureOfFile(this.engine, grant.id, (machine) => procedureFrom(machine, 'award.awarded'));
  }

  /** What the guards of this state are told: the same facts as the commands gather. */
  private async givenTo(grant: GrantLine): Promise<JsonObject> {
    return grant.state === 'award.awarded' ? this.preparation.given(grant.id) : {};
  }
}

/** The calls in which the visitor has one of these roles. */
export function callsRead(request: FastifyRequest, roles: readonly Role[]): ReadableCalls {
  const held = visitorOf(request).standing.staff.filter(({ role }) => roles.includes(role));
  const callIds = held.map(({ callId }) => callId);
  return { callIds: callIds.includes(null) ? null : callIds.filter((id) => id !== null) };
}

/** The organisations that the visitor belongs to. */
export function ownOrganisations(request: FastifyRequest): readonly string[] {
  return visitorOf(request).standing.memberships.map(({ organisationId }) => organisationId);
}
