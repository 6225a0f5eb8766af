import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Call, Calls } from '#libs/calls';
import type { Role } from '#libs/kernel';
import { visitorOf } from '../http/who.js';

const READERS: readonly Role[] = ['officer', 'auditor'];

/** The published calls on which somebody of the office works. */
@Injectable()
export class StaffCalls {
  constructor(private readonly calls: Calls) {}

  async of(request: FastifyRequest): Promise<readonly Call[]> {
    const { staff } = visitorOf(request).standing;
    const held = staff.filter(({ role }) => READERS.includes(role));
    const published = await this.calls.published();
    return published.filter(({ id }) => held.some(({ callId }) => callId === null || callId === id));
  }
}
