import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallLedger, ENTRY_KINDS } from '#libs/payments';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery } from '../api/cursor.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { only, Policy } from '../http/policy.js';
import { LEDGER_READERS } from './call-ledger.controller.js';

const place = z.object({ id: z.uuid() });
const asked = pageQuery.extend({ kind: z.enum(ENTRY_KINDS).optional(), lot: z.string().max(100).optional() });

const entryShown = z
  .object({
    id: z.uuid(),
    at: instant,
    grantId: z.uuid(),
    contractNumber: z.string(),
    organisationName: z.string(),
    lot: z.string(),
    kind: z.enum(ENTRY_KINDS),
    debit: z.string(),
    credit: z.string(),
    amountMinor: z.int(),
    currency: z.string(),
    paymentId: z.uuid().nullable(),
    executedOn: z.string().nullable(),
    bankReference: z.string().nullable(),
  })
  .meta({ id: 'CallLedgerEntry' });

const totalsShown = z
  .object({
    totals: z.array(
      z.object({ kind: z.enum(ENTRY_KINDS), currency: z.string(), count: z.int(), amountMinor: z.int() }),
    ),
  })
  .meta({ id: 'CallLedgerTotals' });

/** The ledger of a whole call. */
@Controller('api/v1/calls/:code')
@ApiTags('payments')
@Policy(only(...LEDGER_READERS))
export class LedgerApiController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly ledger: CallLedger,
  ) {}

  @Get('ledger')
  @Answers({ summary: 'Every movement of money of a call, oldest first', status: 200, schema: listOf(entryShown) })
  async lines(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Query({ schema: asked }) { limit, cursor, ...filter }: z.output<typeof asked>,
  ) {
    const { call } = await this.staffCalls.open(request, code, LEDGER_READERS);
    const after = keyIn(cursor, place)?.id ?? null;
    const found = await this.ledger.lines({ callId: call.id, ...filter }, { limit: limit + 1, after });
    return pageOf(found, limit, ({ id }) => ({ id }));
  }

  @Get('ledger-totals')
  @Answers({ summary: 'What these movements add up to, by kind and currency', status: 200, schema: totalsShown })
  async totals(@Req() request: FastifyRequest, @Param('code') code: string) {
    const { call } = await this.staffCalls.open(request, code, LEDGER_READERS);
    return { totals: await this.ledger.totals({ callId: call.id }) };
  }
}
