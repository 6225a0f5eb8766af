import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fullReceipt, parsedReceiptCode, ReceiptStandings } from '#libs/applications';
import type { Actor } from '#libs/kernel';
import { maySeeReceipt } from '../applications/receipt.controller.js';
import { Access } from '../http/access.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';

/** Receipts as files: one to pass on, and the applicant's own copy with the answers and their salt. */
@Controller('receipts/:code')
@Policy(signedIn)
export class OwnReceiptController {
  constructor(
    private readonly access: Access,
    private readonly standings: ReceiptStandings,
  ) {}

  @Get('receipt.json')
  async toPassOn(
    @Param('code') typed: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { code, document } = await this.opened(request, typed, maySeeReceipt);
    return asFile(reply, `receipt-${code}.json`, document);
  }

  @Get('own-copy.json')
  async ownCopy(
    @Param('code') typed: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { code, document } = await this.opened(request, typed, ({ roles }) => roles.includes('applicant'));
    const own = await this.standings.ownCopy(code);
    if (!own?.salt) throw new NothingHere('This receipt was issued before receipts were signed.');
    return asFile(
      reply,
      `receipt-${code}-own-copy.json`,
      fullReceipt(document, { content: own.content, salt: own.salt }),
    );
  }

  private async opened(request: FastifyRequest, typed: string, may: (actor: Actor) => boolean) {
    const code = parsedReceiptCode(typed);
    const standing = code === null ? null : await this.standings.of(code);
    if (code === null || !standing) throw new NothingHere('There is no such receipt.');
    const { actor } = await this.access.to(request, standing.applicationId);
    if (!may(actor)) throw new NothingHere('Not a file of this person.');
    const { document } = standing;
    if (document === null) throw new NothingHere('This receipt was issued before receipts were signed.');
    return { code, document };
  }
}

/** Sent as it is kept, byte for byte. */
function asFile(reply: FastifyReply, name: string, text: string): string {
  reply.type('application/json; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
  return text;
}
