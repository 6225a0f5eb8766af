import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parsedReceiptCode, Submitted } from '#libs/applications';
import { Calls } from '#libs/calls';
import type { Actor, Role } from '#libs/kernel';
import { Access } from '../http/access.js';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { ReceiptPage } from './receipt.page.js';

const READERS: readonly Role[] = ['applicant', 'officer', 'auditor'];

/** The file's own people and the office. */
export function maySeeReceipt({ roles }: Actor): boolean {
  return READERS.some((role) => roles.includes(role));
}

@Controller('receipts/:code')
export class ReceiptController {
  constructor(
    private readonly access: Access,
    private readonly submitted: Submitted,
    private readonly calls: Calls,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Param('code') typed: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const code = parsedReceiptCode(typed);
    const submitted = code === null ? null : await this.submitted.byReceipt(code);
    if (!submitted) throw new NothingHere('There is no such receipt.');
    const { actor } = await this.access.to(request, submitted.applicationId);
    if (!maySeeReceipt(actor)) throw new NothingHere('Not a file of this person.');
    const view = viewOf(request, reply);
    const call = await this.calls.of(null, submitted.callId);
    return page(reply, <ReceiptPage view={view} submitted={submitted} call={call} />);
  }
}
