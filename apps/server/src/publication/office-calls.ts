import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Engine } from '#libs/engine';
import type { Role } from '#libs/kernel';
import { CallFacts, CallRegister, type CallInHand } from '#libs/publication';
import type { Action } from '#libs/workflow';
import { type StaffCall, StaffCalls } from '../evaluation/staff-calls.js';
import { actorOf } from '../http/who.js';

/** Those who prepare calls, and those who read how they were prepared. */
export const CALL_READERS: readonly Role[] = ['officer', 'operator', 'authority', 'auditor'];

/** A call with where it stands. */
export interface OfficeCall extends StaffCall {
  readonly state: string;
}

/** Calls as the office prepares and leads them, drafts too. */
@Injectable()
export class OfficeCalls {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly register: CallRegister,
    private readonly engine: Engine,
    private readonly facts: CallFacts,
  ) {}

  /** Throws `NothingHere` for whoever has none of the roles in the call. */
  async open(request: FastifyRequest, code: string, roles: readonly Role[] = CALL_READERS): Promise<OfficeCall> {
    const opened = await this.staffCalls.open(request, code, roles);
    const { state } = await this.engine.read(opened.call.id);
    return { ...opened, state };
  }

  /** Every call in which this person has one of the roles, what is in hand first. */
  async inHand(request: FastifyRequest): Promise<readonly CallInHand[]> {
    const all = await this.register.list();
    return all.filter(({ id }) => actorOf(request, { callId: id }).roles.some((role) => CALL_READERS.includes(role)));
  }

  /** How many files a call has, those that are over too. */
  async filesOf(callId: string): Promise<number> {
    const all = await this.register.list();
    return all.find(({ id }) => id === callId)?.files ?? 0;
  }

  /** What may be done with the call now, and why not. */
  async actionsOn({ call, actor }: OfficeCall): Promise<readonly Action[]> {
    return this.engine.explain(call.id, actor, await this.facts.of(null, call));
  }
}

/** Why that cannot be done with the call now; nothing where it can. */
export function reasonsAgainst(actions: readonly Action[], event: string): Action['reasons'] {
  return actions.find((action) => action.event === event)?.reasons ?? [{ code: 'notInThisState', params: {} }];
}
