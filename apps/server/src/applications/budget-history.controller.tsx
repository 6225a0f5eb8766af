import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangesOfBudget, type NamedBudgetChange } from '#libs/applications';
import { rowOf } from '#libs/calls';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { sentIn, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { BudgetHistoryPage, type BudgetHistoryPageProps } from './budget-history.page.js';
import { type BudgetFile, budgetPageIn, storedBudget } from './budget-file.js';
import { BudgetWriter } from './budget-writer.js';
import { historyPart, versionNamed } from './history-part.js';

/** The history of a budget, and taking a change back, which is a new change. */
@Controller('applications/:id/budget/:stage/history')
export class BudgetHistoryController {
  constructor(
    private readonly writer: BudgetWriter,
    private readonly changes: ChangesOfBudget,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
    @Query('before') before?: string,
  ) {
    return page(
      reply,
      await this.pageOf(request, reply, await this.writer.open(request, params), versionNamed(before)),
    );
  }

  @Post()
  @Policy(signedIn)
  async undo(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.writer.open(request, params);
    const sent = sentIn(request.body);
    const [part, first] = [typedText(sent, 'part'), versionNamed(typedText(sent, 'first'))];
    const entry = (await this.entries(opened)).find(({ change }) => change.question === part && change.first === first);
    if (!entry) throw new NothingHere('There is no such change.');
    const { contested } = await this.writer.save(request, opened, { ...takingBack(entry), isUndo: true });
    const after = await this.writer.open(request, params);
    if (contested.length > 0) return pageAgain(reply, await this.pageOf(request, reply, after, null, true));
    return seeOther(reply, addressOf(after, null));
  }

  private async entries(opened: BudgetFile): Promise<readonly NamedBudgetChange[]> {
    const stored = budgetPageIn(opened);
    return stored ? this.changes.all(opened.file.id, stored) : [];
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: BudgetFile,
    before: number | null,
    isOvertaken = false,
  ) {
    return (
      <BudgetHistoryPage
        {...opened}
        view={viewOf(request, reply)}
        budget={storedBudget(opened).budget}
        version={budgetPageIn(opened)?.version ?? 0}
        isOvertaken={isOvertaken}
        {...partOf(opened, await this.entries(opened), before)}
      />
    );
  }
}

/** Every cell as it was before; rows that the change began go, rows that it took away come back. */
function takingBack({ cells, rowsBegun }: NamedBudgetChange) {
  const back = cells.filter(({ cell }) => !rowsBegun.includes(rowOf(cell) ?? ''));
  return { cells: Object.fromEntries(back.map(({ cell, before }) => [cell, before])), removed: rowsBegun };
}

function partOf(
  opened: BudgetFile,
  all: readonly NamedBudgetChange[],
  before: number | null,
): Pick<BudgetHistoryPageProps, 'entries' | 'nextHref' | 'previousHref'> {
  const { entries, next } = historyPart(all, before, ({ change }) => change.version);
  return {
    entries,
    nextHref: next === null ? null : addressOf(opened, next),
    previousHref: before === null ? null : addressOf(opened, null),
  };
}

function addressOf({ file, stage }: BudgetFile, before: number | null): string {
  return `/applications/${file.id}/budget/${stage}/history${before === null ? '' : `?before=${before}`}`;
}
