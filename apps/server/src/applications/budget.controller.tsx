import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BudgetDraft, SaveBudgetCommand } from '#libs/applications';
import { type Cells, cellName, cellsOf, computeBudget, rowOf, rowsIn, withCells } from '#libs/calls';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { deviceKey } from '../http/device.js';
import { House } from '../http/house-options.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { fieldId } from '../ui/field-error.js';
import type { DeviceKey } from '../ui/kept-text.js';
import { deedIn } from './answer-fields.js';
import { type BudgetFile, budgetPageIn, storedBudget } from './budget-file.js';
import { type CarriedBudget, cellsIn, fieldOfFault, freshLine, freshSource } from './budget-fields.js';
import { BudgetPage, type BudgetPageProps } from './budget.page.js';
import { BudgetWriter } from './budget-writer.js';
import { budgetFaultInWords, isWrong } from './fault-words.js';
import { stepAfter } from './steps.js';

type Deed = ReturnType<typeof deedIn>;
type Again = Pick<BudgetPageProps, 'draft' | 'summary' | 'contests'>;

@Controller('applications/:id/budget/:stage')
export class BudgetController {
  constructor(
    private readonly writer: BudgetWriter,
    private readonly house: House,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    return page(reply, this.pageOf(request, reply, await this.writer.open(request, params)));
  }

  @Post()
  @Policy(signedIn)
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.writer.open(request, params);
    const deed = deedIn(request.body);
    const carried = chosen(storedBudget(opened), deed, cellsIn(request.body));
    const removed = deed.verb === 'remove' ? [...carried.blank, deed.detail] : carried.blank;
    const { contested } = await this.writer.save(request, opened, { ...carried, removed, deed: onLine(deed) });
    if (contested.length === 0) return this.goOn(request, reply, params, deed);
    const after = await this.writer.open(request, params);
    const contests = await this.writer.contests(request, after, contested, carried.seen);
    const draft = withMine(after, carried.cells, contests);
    return pageAgain(reply, this.pageOf(request, reply, after, { draft, summary: 'hidden', contests }));
  }

  private async goOn(request: FastifyRequest, reply: FastifyReply, params: unknown, deed: Deed) {
    const opened = await this.writer.open(request, params);
    const { file, call, stage } = opened;
    const here = `/applications/${file.id}/budget/${stage}`;
    const draft = storedBudget(opened);
    if (deed.verb !== 'continue') return seeOther(reply, here + placeOf(draft, deed, this.device(request, reply)));
    if (!draft.faults.some(isWrong)) return seeOther(reply, stepAfter(call, file, stage, here));
    return pageAgain(reply, this.pageOf(request, reply, opened, { draft, summary: 'shown', contests: [] }));
  }

  private device(request: FastifyRequest, reply: FastifyReply): DeviceKey {
    return deviceKey(request, reply, this.house.cookies);
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: BudgetFile, again?: Again) {
    const { file, call, stage } = opened;
    const view = viewOf(request, reply);
    const draft = again?.draft ?? storedBudget(opened);
    const device = this.device(request, reply);
    // The service worker keeps pages for this person only.
    reply.header('minha-keep', device.owner);
    const submitted = file.submissions.find(
      (submission) => submission.stage === 'conceptNote' && stage !== 'conceptNote',
    );
    const errors = draft.faults.filter(isWrong).map((fault) => ({
      name: fieldOfFault(fault),
      message: budgetFaultInWords(view, call.currency, fault),
    }));
    return (
      <BudgetPage
        view={view}
        file={file}
        call={call}
        stage={stage}
        draft={draft}
        version={budgetPageIn(opened)?.version ?? 0}
        savedAt={budgetPageIn(opened)?.updatedAt ?? null}
        errors={again?.contests.length ? [] : errors}
        summary={again?.summary ?? 'hidden'}
        contests={again?.contests ?? []}
        device={device}
        conceptNoteMinor={submitted?.requestedMinor ?? null}
      />
    );
  }
}

/** What is done to a line in the same step that saves. */
function onLine({ verb, detail }: Deed): SaveBudgetCommand['deed'] {
  return verb === 'copy' || verb === 'up' || verb === 'down' ? { verb, line: detail } : undefined;
}

/** The cells as somebody decided: without one of them, or with both texts in it. */
function chosen({ budget }: BudgetDraft, { verb, detail }: Deed, carried: CarriedBudget): CarriedBudget {
  const { [detail]: mine = '', ...rest } = carried.cells;
  if (verb === 'theirs') return { ...carried, cells: rest };
  if (verb !== 'both') return carried;
  const theirs = cellsOf(budget)[detail] ?? '';
  const both = [mine, theirs]
    .filter((text) => text.trim() !== '')
    .join(/\.(?:clarification|basis)$/u.test(detail) ? '\n\n' : ' / ');
  return { ...carried, cells: { ...carried.cells, [detail]: both } };
}

/** The stored budget with what is contested as its writer typed it, and lines that are gone as they had them. */
function withMine(opened: BudgetFile, cells: Cells, contests: Again['contests']): BudgetDraft {
  const { budget } = storedBudget(opened);
  const stored = new Set(rowsIn(budget));
  const contested = contests.map(({ of }) => of.question);
  const gone = new Set(contested.flatMap((cell) => rowOf(cell) ?? []).filter((row) => !stored.has(row)));
  const mine = Object.entries(cells).filter(([cell]) => contested.includes(cell) || gone.has(rowOf(cell) ?? ''));
  const shown = withCells(budget, Object.fromEntries(mine));
  return { budget: shown, ...computeBudget(shown, opened.call.terms(opened.file.lot)) };
}

/** Where the line that something was done to stands now, or the one to come, so that the reader stays with it. */
function placeOf({ budget }: BudgetDraft, { verb, detail }: Deed, { owner }: DeviceKey): string {
  const taken = new Set(rowsIn(budget));
  const isSource = verb === 'add' && detail === 'sources';
  const next = isSource ? freshSource(owner, taken).id : freshLine(owner, detail, taken).id;
  const row = verb === 'add' ? next : detail;
  if (verb !== 'add' && !taken.has(row)) return '';
  return `#${fieldId(cellName(row, row.startsWith('s') ? 'name' : 'description'))}`;
}
