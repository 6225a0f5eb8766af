import { Body, Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentsOfFile, OfficerWorklist, WORK_GROUPS, type WorkGroup } from '#libs/applications';
import {
  CHECK_KINDS,
  type CheckKind,
  checklistOf,
  DecideCheck,
  FileChecks,
  RequestClarification,
} from '#libs/eligibility';
import { Engine } from '#libs/engine';
import { LetterPreviews } from '#libs/notifications';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, placeInTime, wholeList } from '../api/cursor.js';
import { attachment } from '../applications/attachment.js';
import { said } from '../calls/said.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { FactsOfFile } from './facts-of-file.js';
import {
  checklistShown,
  decisionInput,
  decisionShown,
  fileLine,
  fileShown,
  letterShown,
  questionInput,
  questionMade,
} from './files.answers.js';
import { findingInWords } from './finding-words.js';
import { lettersOfDecisions } from './letters-of-decisions.js';
import { isOpened, OfficerFiles } from './officer-files.js';
import { FilePreviews } from '../previews/file-previews.js';
import { fileAbout } from '../previews/preview.answers.js';
import { StaffCalls } from './staff-calls.js';

// The keys of a constant are known; Object.keys only says that they are text.
const GROUPS = Object.keys(WORK_GROUPS) as [WorkGroup, ...WorkGroup[]];

const listQuery = pageQuery.extend({
  group: z.enum(GROUPS).optional(),
  call: z.string().optional(),
  lot: z.string().optional(),
  search: z.string().max(200).optional(),
});
const place = z.object({ dueAt: placeInTime, id: z.uuid() });
const kindParam = z.enum(CHECK_KINDS);

/** Submitted files as the office works on them. */
@Controller('api/v1/files')
@ApiTags('files')
export class FilesApiController {
  constructor(
    private readonly worklist: OfficerWorklist,
    private readonly staffCalls: StaffCalls,
    private readonly officerFiles: OfficerFiles,
    private readonly factsOfFile: FactsOfFile,
    private readonly fileChecks: FileChecks,
    private readonly documents: DocumentsOfFile,
    private readonly filePreviews: FilePreviews,
    private readonly decideCheck: DecideCheck,
    private readonly requestClarification: RequestClarification,
    private readonly engine: Engine,
    private readonly previews: LetterPreviews,
  ) {}

  @Get()
  @Policy(only('officer', 'auditor'))
  @Answers({ summary: 'Submitted files, the oldest obligation first', status: 200, schema: listOf(fileLine) })
  async list(@Req() request: FastifyRequest, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const { limit, cursor, call: code, ...asked } = query;
    const calls = await this.staffCalls.of(request);
    const chosen = code === undefined ? calls : calls.filter((call) => call.code === code);
    const filter = { ...asked, callIds: chosen.map(({ id }) => id) };
    const rows = await this.worklist.page(filter, limit + 1, keyIn(cursor, place));
    return pageOf(rows, limit, (last) => ({ ...last.place }));
  }

  @Get(':id')
  @Policy(signedIn)
  @Answers({ summary: 'A file with its checks and questions', status: 200, schema: fileShown })
  async show(@Req() request: FastifyRequest, @Param('id') id: string) {
    const { file } = await this.officerFiles.open(request, id);
    const { checks, clarifications } = await this.fileChecks.of(id);
    return { ...file, documents: isOpened(file) ? await this.documents.handedIn(id) : [], checks, clarifications };
  }

  @Get(':id/documents/:document')
  @Policy(signedIn)
  @Answers({ summary: 'The content of a document', status: 200, file: 'application/octet-stream' })
  async document(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('document') document: string,
  ) {
    const { file } = await this.officerFiles.open(request, id);
    if (!isOpened(file)) throw new NothingHere('Nothing of an application is opened before its deadline.');
    return new StreamableFile(attachment(reply, await this.documents.openHandedIn(id, document)));
  }

  @Get(':id/documents/:document/about')
  @Policy(signedIn)
  @Answers({ summary: 'What is known of a document without opening it', status: 200, schema: fileAbout })
  async about(@Req() request: FastifyRequest, @Param('id') id: string, @Param('document') document: string) {
    const { file } = await this.officerFiles.open(request, id);
    if (!isOpened(file)) throw new NothingHere('Nothing of an application is opened before its deadline.');
    return this.filePreviews.of(await this.documents.aboutHandedIn(id, document));
  }

  @Get(':id/letters')
  @Policy(only('officer', 'authority', 'chair', 'secretary', 'auditor'))
  @Answers({
    summary: 'What each decision that is possible now will write, to whom',
    status: 200,
    schema: listOf(letterShown),
  })
  async letters(@Req() request: FastifyRequest, @Param('id') id: string) {
    const { file } = await this.officerFiles.open(request, id);
    const letters = lettersOfDecisions(await this.engine.procedureOf(id), file.states);
    const items = letters.map(async ({ event, template }) => ({ event, ...(await this.previews.of(id, template)) }));
    return wholeList(await Promise.all(items));
  }

  @Get(':id/checks/:kind')
  @Policy(only('officer'))
  @Answers({ summary: 'A checklist with what the facts say to each line', status: 200, schema: checklistShown })
  async checklist(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('kind', { schema: kindParam }) kind: CheckKind,
  ) {
    const opened = await this.officerFiles.open(request, id);
    const view = viewOf(request, reply);
    const items = checklistOf(opened.call, kind, await this.factsOfFile.of(opened));
    const lines = items.map((item) => ({
      line: item.line.id,
      text: said(view, item.line.text),
      reasonCode: item.line.reasonCode,
      verdict: item.finding.verdict,
      finding: findingInWords(view, opened.call, item),
    }));
    return { kind, lines };
  }

  @Post(':id/checks/:kind')
  @Policy(only('officer'))
  @Answers({
    summary: 'Decide a check: every line answered, every no with its reason',
    status: 201,
    schema: decisionShown,
  })
  async decide(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('kind', { schema: kindParam }) kind: CheckKind,
    @Body({ schema: decisionInput }) { lines }: z.output<typeof decisionInput>,
  ) {
    const opened = await this.officerFiles.open(request, id);
    const facts = await this.factsOfFile.of(opened);
    return this.decideCheck.execute({ ...commandOf(request, opened.actor), grantId: id, kind, lines, facts });
  }

  @Post(':id/clarifications')
  @Policy(only('officer'))
  @Answers({ summary: 'Ask the applicant; the check waits for the answer', status: 201, schema: questionMade })
  async ask(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: questionInput }) { question, opened }: z.output<typeof questionInput>,
  ) {
    const { actor } = await this.officerFiles.open(request, id);
    return this.requestClarification.execute({ ...commandOf(request, actor), grantId: id, question, opened });
  }
}
