import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Call, Calls } from '#libs/calls';
import type { Actor, Role } from '#libs/kernel';
import { NothingHere } from '../http/refusals.js';
import { actorOf } from '../http/who.js';

/** A call as somebody of its staff opens it. */
export interface StaffCall {
  readonly call: Call;
  readonly actor: Actor;
}

/** Opens calls for those who run them. A call in which somebody has none of the roles does not exist for them. */
@Injectable()
export class StaffCalls {
  constructor(private readonly calls: Calls) {}

  async open(request: FastifyRequest, code: string, roles: readonly Role[]): Promise<StaffCall> {
    const call = await this.calls.byCode(code);
    const actor = actorOf(request, { callId: call.id });
    if (!actor.roles.some((role) => roles.includes(role))) throw new NothingHere('Not a call of this person.');
    return { call, actor };
  }

  /** Published calls in which somebody has one of the roles, newest first. */
  async of(request: FastifyRequest, roles: readonly Role[]): Promise<readonly StaffCall[]> {
    const published = await this.calls.published();
    return published
      .map((call) => ({ call, actor: actorOf(request, { callId: call.id }) }))
      .filter(({ actor }) => actor.roles.some((role) => roles.includes(role)));
  }
}
