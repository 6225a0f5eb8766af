import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parsedReceiptCode, Submitted, type SubmittedView } from '#libs/applications';
import { Calls } from '#libs/calls';
import type { Actor, Role } from '#libs/kernel';
import { Access } from '../http/access.js';
import { House } from '../http/house-options.js';
import { page, seeOther } from '../http/answer.js';
import { everybody, Policy } from '../http/policy.js';
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
    private readonly house: House,
  ) {}

  /** The address of a receipt: its own people read it here, everybody else is led to where it is verified. */
  @Get()
  @Policy(everybody)
  async show(
    @Param('code') typed: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const own = await this.own(request, typed);
    if (!own) return seeOther(reply, `/receipts?code=${encodeURIComponent(typed)}`);
    const { submitted, isOwn } = own;
    const view = viewOf(request, reply);
    const call = await this.calls.atRevision(null, submitted.callId, submitted.content.call.revision);
    const verifyUrl = `${this.house.publicUrl}/receipts`;
    return page(
      reply,
      <ReceiptPage view={view} submitted={submitted} call={call} isOwn={isOwn} verifyUrl={verifyUrl} />,
    );
  }

  /** The submission, for those who may read it; null for everybody else. */
  private async own(
    request: FastifyRequest,
    typed: string,
  ): Promise<{ readonly submitted: SubmittedView; readonly isOwn: boolean } | null> {
    const code = request.visitor ? parsedReceiptCode(typed) : null;
    const submitted = code === null ? null : await this.submitted.byReceipt(code);
    if (!submitted) return null;
    try {
      const { actor } = await this.access.to(request, submitted.applicationId);
      return maySeeReceipt(actor) ? { submitted, isOwn: actor.roles.includes('applicant') } : null;
    } catch (error) {
      if (error instanceof NothingHere) return null;
      throw error;
    }
  }
}
