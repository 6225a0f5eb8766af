import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answers } from '../api/answers.js';
import { everybody, everybodyCounted, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { ReceiptCheck } from './receipt-check.js';
import { codeShown, shownCode, shownVerification, verificationInput, verificationShown } from './receipts.answers.js';

/** Verifying receipts, for everybody and without a token. */
@Controller('api/v1')
@ApiTags('receipts')
@Policy(everybody)
export class ReceiptsApiController {
  constructor(private readonly check: ReceiptCheck) {}

  @Get('receipt-standings/:code')
  @Answers({ summary: 'What a receipt’s code proves, for everybody', status: 200, schema: codeShown })
  async standing(@Req() request: FastifyRequest, @Param('code') typed: string) {
    const checked = await this.check.byCode(typed, request.ip);
    if (checked.kind !== 'known') throw new NothingHere('There is no such receipt.');
    return shownCode(checked);
  }

  @Post('receipt-verifications')
  @Policy(everybodyCounted)
  @Answers({
    summary: 'Whether a receipt is as it was issued, and what differs',
    status: 200,
    schema: verificationShown,
  })
  async verify(@Body({ schema: verificationInput }) { receipt, files }: z.output<typeof verificationInput>) {
    return shownVerification(await this.check.byFile(Buffer.from(receipt, 'utf8'), files));
  }
}
