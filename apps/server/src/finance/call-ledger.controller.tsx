import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Call } from '#libs/calls';
import type { Role } from '#libs/kernel';
import { CallLedger, type CallLedgerLine } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { amountCell, csvOf } from '../http/csv.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { type CallLedgerAsked, callLedgerAddress, callLedgerAsked } from './call-ledger-address.js';
import { CallLedgerPage } from './call-ledger.page.js';

const PAGE = 100;
/** More is not put on one page; the file has everything. */
const WHOLE = 5_000;
const EVERYTHING = 1_000_000;

/** Who sees the money of a call. */
export const LEDGER_READERS = ['officer', 'authority', 'financeOfficer', 'auditor'] as const satisfies readonly Role[];

/** The ledger of a whole call, as a page and as a file. */
@Controller('calls/:code')
@Policy(only(...LEDGER_READERS))
export class CallLedgerController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly ledger: CallLedger,
  ) {}

  @Get('ledger')
  async show(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { call, asked } = await this.open(request, code, query);
    const filter = { callId: call.id, ...asked };
    const limit = asked.isWhole ? WHOLE : PAGE;
    const [found, totals, money] = await Promise.all([
      this.ledger.lines(filter, { limit: limit + 1, after: asked.after ?? null }),
      this.ledger.totals(filter),
      this.ledger.money(filter),
    ]);
    const lines = found.slice(0, limit);
    const after = found.length > limit ? lines.at(-1)?.id : undefined;
    const nextHref = after === undefined ? null : callLedgerAddress(call.code, { ...asked, after });
    const shown = { call, asked, lines, totals, money, nextHref };
    return page(reply, <CallLedgerPage view={viewOf(request, reply)} {...shown} />);
  }

  @Get('ledger.csv')
  async csv(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { call, asked } = await this.open(request, code, query);
    const lines = await this.ledger.lines({ callId: call.id, ...asked }, { limit: EVERYTHING });
    reply.type('text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${call.code}-ledger.csv"`);
    reply.header('cache-control', 'private, no-store');
    return ledgerCsv(lines);
  }

  private async open(
    request: FastifyRequest,
    code: string,
    query: unknown,
  ): Promise<{ readonly call: Call; readonly asked: CallLedgerAsked }> {
    const { call } = await this.staffCalls.open(request, code, LEDGER_READERS);
    return {
      call,
      asked: callLedgerAsked(
        query,
        call.lots.map(({ id }) => id),
      ),
    };
  }
}

/** In the words of the ledger itself: whoever reads it in a spreadsheet compares it with other systems. */
function ledgerCsv(lines: readonly CallLedgerLine[]): string {
  return csvOf([
    ['at', 'contract', 'grantee', 'lot', 'kind', 'from', 'to', 'amount', 'currency', 'executedOn', 'bankReference'],
    ...lines.map((line) => [
      line.at.toISOString(),
      line.contractNumber,
      line.organisationName,
      line.lot,
      line.kind,
      line.credit,
      line.debit,
      amountCell(line.amountMinor, line.currency),
      line.currency,
      line.executedOn,
      line.bankReference,
    ]),
  ]);
}
