import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DeclarationMissing, Impartiality } from '#libs/evaluation';
import type { Role } from '#libs/kernel';
import { NothingHere } from '../http/refusals.js';
import { type StaffCall, StaffCalls } from '../evaluation/staff-calls.js';

/** Those who see rankings and decisions. */
export const COMMITTEE_READERS: readonly Role[] = [
  'chair',
  'secretary',
  'committeeMember',
  'officer',
  'authority',
  'auditor',
];
/** Those of them who see files only after they declared their impartiality (R11). */
const SIGNING: readonly Role[] = ['chair', 'secretary', 'committeeMember'];

/** One lot of a call, opened by somebody who may see its ranking. */
export interface OpenedLot extends StaffCall {
  readonly lot: string;
}

/** Opens calls for the committee and those who work with it. */
@Injectable()
export class CommitteeCalls {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly impartiality: Impartiality,
  ) {}

  /** Throws `NothingHere` for strangers, `DeclarationMissing` for members of the committee who have not signed. */
  async open(request: FastifyRequest, code: string, roles: readonly Role[] = COMMITTEE_READERS): Promise<StaffCall> {
    const opened = await this.staffCalls.open(request, code, roles);
    const { call, actor } = opened;
    const hasToSign = actor.roles
      .filter((role) => COMMITTEE_READERS.includes(role))
      .every((role) => SIGNING.includes(role));
    if (hasToSign && !(await this.impartiality.declarationOf(call.id, actor.id))) {
      throw new DeclarationMissing('The declaration is not signed.', { call: call.code });
    }
    return opened;
  }

  async openLot(
    request: FastifyRequest,
    { code, lot }: { readonly code: string; readonly lot: string },
  ): Promise<OpenedLot> {
    const opened = await this.open(request, code);
    if (!opened.call.lots.some(({ id }) => id === lot)) throw new NothingHere('The call has no such lot.');
    return { ...opened, lot };
  }

  of(request: FastifyRequest): Promise<readonly StaffCall[]> {
    return this.staffCalls.of(request, COMMITTEE_READERS);
  }
}
