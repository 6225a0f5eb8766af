import { readFile } from 'node:fs/promises';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cellsOfBlock, readBudgetSheet, readPaste, withPasted } from '#libs/calls';
import { page, pageAgain } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { readWorkbook, SpreadsheetRefused } from '../spreadsheets/read-workbook.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { ApplicantFiles } from './applicant-files.js';
import { type BudgetFile, budgetPageIn, openBudget, storedBudget } from './budget-file.js';
import { BudgetPreviewPage, type ReadBudget } from './budget-preview.page.js';
import { BudgetSpreadsheetPage, type Typed } from './budget-spreadsheet.page.js';
import { budgetWorkbook, sheetWords, unitWords } from './budget-workbook.js';
import { fieldsIn } from './posted-texts.js';
import { sentWorkbook } from './sent-workbook.js';

const NOTHING: Typed = { block: '', heading: '' };

/** The budget in a spreadsheet and back: nothing is changed before what would change was seen. */
@Controller('applications/:id/budget/:stage')
export class BudgetSpreadsheetController {
  constructor(private readonly applicantFiles: ApplicantFiles) {}

  @Get('spreadsheet')
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await openBudget(this.applicantFiles, request, params);
    return page(reply, <BudgetSpreadsheetPage {...opened} view={viewOf(request, reply)} typed={NOTHING} errors={[]} />);
  }

  @Get('workbook')
  @Policy(signedIn)
  async workbook(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await openBudget(this.applicantFiles, request, params);
    const { call, file } = opened;
    const content = await budgetWorkbook(viewOf(request, reply), storedBudget(opened).budget, call.file.budget);
    const name = `budget-${file.code ?? call.code}.xlsx`;
    return sentWorkbook(reply, name, content);
  }

  /** Reads a file or a pasted block and shows what it would change. */
  @Post('spreadsheet')
  @Policy(signedIn)
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await openBudget(this.applicantFiles, request, params);
    const view = viewOf(request, reply);
    const { block = '', heading = '' } = fieldsIn(request.body);
    const typed = { block, heading };
    const again = (error: FieldError) =>
      pageAgain(reply, <BudgetSpreadsheetPage {...opened} view={view} typed={typed} errors={[error]} />);
    const [upload] = request.uploads;
    if (!upload && block.trim() === '') return again({ name: 'block', message: view.t('sheets.nothing') });
    try {
      const read = upload ? await fromFile(view, opened, upload.path, heading) : fromBlock(view, opened, typed);
      const version = budgetPageIn(opened)?.version ?? 0;
      return page(reply, <BudgetPreviewPage {...opened} view={view} read={read} version={version} typed={typed} />);
    } catch (error) {
      if (!(error instanceof SpreadsheetRefused)) throw error;
      return again({ name: 'file', message: view.t(`sheets.refused.${error.fault}`) });
    }
  }
}

/** The file that was downloaded here, changed; a sheet of one's own is read like a pasted block. */
async function fromFile(view: View, opened: BudgetFile, path: string, heading: string): Promise<ReadBudget> {
  const rules = opened.call.file.budget;
  const { budget } = storedBudget(opened);
  const rows = await readWorkbook(await readFile(path));
  const after = readBudgetSheet(rows, { budget, rules, words: sheetWords(view, rules) });
  if (after) return { before: budget, after, rows: [] };
  const paste = readPaste(rows, { rules, units: unitWords(view, rules), heading });
  return { before: budget, after: withPasted(budget, paste), rows: paste.rows };
}

function fromBlock(view: View, opened: BudgetFile, { block, heading }: Typed): ReadBudget {
  const rules = opened.call.file.budget;
  const { budget } = storedBudget(opened);
  const paste = readPaste(cellsOfBlock(block), { rules, units: unitWords(view, rules), heading });
  return { before: budget, after: withPasted(budget, paste), rows: paste.rows };
}
