import { createReadStream } from 'node:fs';
import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  FIGURES_PAGE,
  isOpen,
  placeOfReport,
  ReadReportDocument,
  RemoveReportDocument,
  type ReportGroup,
  ReportList,
  SaveReportPage,
  SubmitReport,
  UploadReportDocument,
} from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, placeInTime } from '../api/cursor.js';
import { IF_MATCH, sendVersion, versionRead } from '../api/etag.js';
import { actionShown } from '../applications/applications.answers.js';
import { attachment } from '../applications/attachment.js';
import { actionsShown } from '../grants/actions-shown.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { InputInvalid, NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import { type OpenedReport, REPORT_READERS, ReportFiles } from './report-files.js';
import { reportsSeen } from './report-list.controller.js';
import { FilePreviews } from '../previews/file-previews.js';
import { fileAbout } from '../previews/preview.answers.js';
import {
  declarationInput,
  documentMade,
  pageInput,
  pageSaved,
  reportLineShown,
  reportProof,
  reportShown,
} from './reports.answers.js';

const place = z.object({ dueAt: placeInTime, id: z.uuid() });
const GROUPS = ['toCheck', 'overdue', 'queried', 'due', 'done'] as const satisfies readonly ReportGroup[];
const listQuery = pageQuery.extend({ group: z.enum(GROUPS).optional(), search: z.string().max(200).optional() });
const documentQuery = z.object({ kind: z.string().max(100) });

/** Reports: reading, writing and handing in. */
@Controller('api/v1/reports')
@ApiTags('reports')
export class ReportsApiController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly reports: ReportList,
    private readonly savePage: SaveReportPage,
    private readonly readDocument: ReadReportDocument,
    private readonly previews: FilePreviews,
    private readonly uploadDocument: UploadReportDocument,
    private readonly removeDocument: RemoveReportDocument,
    private readonly submitReport: SubmitReport,
  ) {}

  @Get()
  @Policy(only(...REPORT_READERS, 'applicant'))
  @Answers({
    summary: 'Reports that you may see, the oldest obligation first',
    status: 200,
    schema: listOf(reportLineShown),
  })
  async list(@Req() request: FastifyRequest, @Query({ schema: listQuery }) asked: z.output<typeof listQuery>) {
    const { limit, cursor, ...filter } = asked;
    const rows = await this.reports.page(reportsSeen(request, filter), limit + 1, keyIn(cursor, place));
    return pageOf(rows, limit, (last) => ({ ...placeOfReport(last) }));
  }

  @Get(':id')
  @Policy(signedIn)
  @Answers({
    summary: 'One report, with what is written in it and what was handed in',
    status: 200,
    schema: reportShown,
  })
  async show(@Req() request: FastifyRequest, @Param('id') id: string) {
    return shown(await this.reportFiles.open(request, id));
  }

  @Get(':id/actions')
  @Policy(signedIn)
  @Answers({
    summary: 'Every event of the present state: allowed for you, or why not',
    status: 200,
    schema: listOf(actionShown),
  })
  async actions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ) {
    const opened = await this.reportFiles.open(request, id);
    return actionsShown(viewOf(request, reply), opened.file.call, await this.reportFiles.actionsOn(opened));
  }

  @Put(':id/pages/:page')
  @Policy(only('applicant'))
  @ApiHeader(IF_MATCH)
  @Answers({
    summary: 'Keep what is written on one page; `figures` holds the amounts by heading',
    status: 200,
    schema: pageSaved,
  })
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('page') pageId: string,
    @Body({ schema: pageInput }) { answers }: z.output<typeof pageInput>,
  ) {
    const { actor, file } = await this.reportFiles.openToWrite(request, id);
    const isPage = pageId === FIGURES_PAGE || file.draft.form.pages.some((one) => one.id === pageId);
    if (!isPage) throw new NothingHere('The report has no such page.');
    const command = {
      ...commandOf(request, actor),
      reportId: id,
      page: pageId,
      answers,
      basedOn: versionRead(request),
    };
    const { version } = await this.savePage.execute(command);
    sendVersion(reply, version);
    return { version };
  }

  @Post(':id/documents')
  @Policy(only('applicant'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answers({ summary: 'Add one document of a kind that the call asks for', status: 201, schema: documentMade })
  async upload(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query({ schema: documentQuery }) { kind }: z.output<typeof documentQuery>,
  ) {
    const { actor } = await this.reportFiles.openToWrite(request, id);
    const [upload] = request.uploads;
    if (!upload) throw new InputInvalid([{ path: ['file'], key: 'error.field.file.missing', params: {} }]);
    const command = { ...commandOf(request, actor), reportId: id, kind, fileName: upload.fileName };
    return this.uploadDocument.execute(command, createReadStream(upload.path));
  }

  @Get(':id/documents/:document')
  @Policy(signedIn)
  @Answers({ summary: 'The content of a document', status: 200, file: 'application/octet-stream' })
  async content(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('document') document: string,
  ) {
    this.reportFiles.mustBeOpenTo(await this.reportFiles.open(request, id), document);
    return new StreamableFile(attachment(reply, await this.readDocument.open(id, document)));
  }

  @Get(':id/documents/:document/about')
  @Policy(signedIn)
  @Answers({ summary: 'What is known of a document without opening it', status: 200, schema: fileAbout })
  async about(@Req() request: FastifyRequest, @Param('id') id: string, @Param('document') document: string) {
    this.reportFiles.mustBeOpenTo(await this.reportFiles.open(request, id), document);
    return this.previews.of(await this.readDocument.named(id, document));
  }

  @Delete(':id/documents/:document')
  @Policy(only('applicant'))
  @Answers({ summary: 'Take a document out of a report that is still written', status: 204 })
  async remove(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('document', { schema: z.uuid() }) documentId: string,
  ): Promise<void> {
    const { actor } = await this.reportFiles.openToWrite(request, id);
    await this.removeDocument.execute({ ...commandOf(request, actor), reportId: id, documentId });
  }

  @Post(':id/submissions')
  @Policy(only('signatory'))
  @Answers({ summary: 'Hand a report in', status: 201, schema: reportProof })
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body({ schema: declarationInput }) _input: z.output<typeof declarationInput>,
  ) {
    const { actor } = await this.reportFiles.openToWrite(request, id);
    const { lang, t } = viewOf(request, reply);
    const declaration = {
      personName: visitorOf(request).name,
      language: lang,
      text: t('reporting.submit.declaration'),
    };
    return this.submitReport.execute({ ...commandOf(request, actor), reportId: id, declaration });
  }
}

/** What is still being written is its writers' own; the office has what was handed in. */
function shown({ file, reader }: OpenedReport) {
  const { material, draft, states, submissions, questions, verification } = file;
  const { report, pages, documents } = material;
  const [state = ''] = states;
  const written = { pages, figures: draft.figures, documents, missing: draft.missing };
  const nothing = { pages: [], figures: null, documents: [], missing: [] };
  return {
    ...report,
    state,
    ...(reader === 'office' && isOpen(states) ? nothing : written),
    submissions,
    questions,
    verification,
  };
}
