import { readFile } from 'node:fs/promises';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asAnswer } from '#libs/applications';
import {
  cellsOfBlock,
  isOfRows,
  type PastedTableRow,
  type QuestionOfRows,
  readPastedRows,
  readRowsSheet,
  type Row,
  rowLimitsOf,
  rowsOf,
} from '#libs/calls';
import { page, pageAgain } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { readWorkbook, SpreadsheetRefused } from '../spreadsheets/read-workbook.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { addressOf, FormFiles, type OpenPage, storedPage } from './form-files.js';
import { fieldsIn } from './posted-texts.js';
import { rowsWorkbook, wordedColumns } from './rows-sheet.js';
import { RowsPreviewPage, RowsSheetPage } from './rows-sheet.page.js';
import { sentWorkbook } from './sent-workbook.js';

/** A page of the form with one of its tables. */
type OpenTable = OpenPage & { readonly question: QuestionOfRows; readonly rows: readonly Row[] };

interface ReadTable {
  readonly after: readonly Row[];
  readonly read: readonly PastedTableRow[];
}

/** A table of the form in a spreadsheet and back: nothing is changed before what would change was seen. */
@Controller('applications/:id/form/:stage/:page/sheet/:question')
export class RowsSheetController {
  constructor(private readonly formFiles: FormFiles) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    return page(reply, this.formsOf(viewOf(request, reply), opened, '', []));
  }

  @Get('workbook')
  @Policy(signedIn)
  async workbook(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const { question, rows, file, call } = await this.open(request, params);
    const content = await rowsWorkbook(viewOf(request, reply), question, rows);
    const name = `${question.id}-${file.code ?? call.code}.xlsx`;
    return sentWorkbook(reply, name, content);
  }

  /** Reads a file or a pasted block and shows what it would change. */
  @Post()
  @Policy(signedIn)
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    const view = viewOf(request, reply);
    const { block = '' } = fieldsIn(request.body);
    const again = (name: string, message: string) =>
      pageAgain(reply, this.formsOf(view, opened, block, [{ name, message }]));
    const [upload] = request.uploads;
    if (!upload && block.trim() === '') return again('block', view.t('sheets.nothing'));
    try {
      const read = upload ? await fromFile(view, opened, upload.path) : fromCells(view, opened, cellsOfBlock(block));
      const { max } = rowLimitsOf(opened.question);
      const message = view.t('sheets.rows.tooMany', { max, count: read.after.length });
      if (read.after.length > max) return again(upload ? 'file' : 'block', message);
      return page(reply, this.previewOf(view, opened, read, block));
    } catch (error) {
      if (!(error instanceof SpreadsheetRefused)) throw error;
      return again('file', view.t(`sheets.refused.${error.fault}`));
    }
  }

  private async open(request: FastifyRequest, params: unknown): Promise<OpenTable> {
    const opened = await this.formFiles.open(request, params);
    // The router fills in every name of the address before it comes here.
    const { question: id } = params as Readonly<Record<'question', string>>;
    const question = opened.formPage.questions.find((one) => one.id === id);
    if (!question || !isOfRows(question)) throw new NothingHere('This page asks for no such table.');
    return { ...opened, question, rows: rowsOf(asAnswer(storedPage(opened)?.answers[id])) };
  }

  private formsOf(view: View, opened: OpenTable, block: string, errors: readonly FieldError[]) {
    return <RowsSheetPage {...opened} view={view} form={addressOf(opened)} block={block} errors={errors} />;
  }

  private previewOf(view: View, opened: OpenTable, { after, read }: ReadTable, block: string) {
    return (
      <RowsPreviewPage
        {...opened}
        view={view}
        form={addressOf(opened)}
        before={opened.rows}
        after={after}
        read={read}
        block={block}
        version={storedPage(opened)?.version ?? 0}
      />
    );
  }
}

/** The file that was downloaded here, changed; a sheet of one's own is read like a pasted block. */
async function fromFile(view: View, opened: OpenTable, path: string): Promise<ReadTable> {
  const cells = await readWorkbook(await readFile(path));
  const after = readRowsSheet(cells, wordedColumns(view, opened.question), opened.rows);
  return after ? { after, read: [] } : fromCells(view, opened, cells);
}

function fromCells(view: View, { question, rows }: OpenTable, cells: Parameters<typeof readPastedRows>[0]): ReadTable {
  const pasted = readPastedRows(cells, wordedColumns(view, question));
  return { after: [...rows, ...pasted.rows], read: pasted.read };
}
