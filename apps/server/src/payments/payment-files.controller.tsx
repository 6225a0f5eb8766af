import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { wallClockOf } from '#libs/calls';
import { Clock } from '#libs/kernel';
import { changesSince, ExecutionDayPast, PaymentChangedSince, PaymentFiles, SendBatch } from '#libs/payments';
import type { Reason } from '#libs/workflow';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { keyIn, pageOf } from '../api/cursor.js';
import { callsRead } from '../grants/grant-files.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { datePartsOf } from '../ui/field-date.js';
import type { FieldError } from '../ui/field-error.js';
import { ApprovedPayments } from './approved-payments.js';
import { askedOf, type FileAsked, fileForm } from './file.form.js';
import { ChoosePage, ReviewPage } from './new-file.page.js';
import { PaymentDossiers } from './payment-dossiers.js';
import { FilePage, FilesPage } from './payment-files.page.js';
import { reprDigest } from './payment-words.js';

const ON_A_PAGE = 50;
const filePlace = z.object({ madeAt: z.iso.datetime(), id: z.uuid() });
const listQuery = z.object({ cursor: z.string().max(1_000).optional() });
const READERS = ['financeOfficer', 'auditor'] as const;

/** Payment files: choosing what goes in, looking at the whole, making it, and taking it to the bank. */
@Controller('payment-files')
export class PaymentFilesController {
  constructor(
    private readonly files: PaymentFiles,
    private readonly approved: ApprovedPayments,
    private readonly paymentDossiers: PaymentDossiers,
    private readonly sendBatch: SendBatch,
    private readonly flashes: Flashes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Policy(only(...READERS))
  async list(
    @Query({ schema: listQuery }) { cursor }: z.output<typeof listQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { callIds } = callsRead(request, READERS);
    const rows = await this.files.list(callIds, { limit: ON_A_PAGE + 1, after: keyIn(cursor, filePlace) });
    const { items, next } = pageOf(rows, ON_A_PAGE, ({ madeAt, id }) => ({ madeAt: madeAt.toISOString(), id }));
    const nextHref = next === null ? null : `/payment-files?${new URLSearchParams({ cursor: next }).toString()}`;
    return page(reply, <FilesPage view={viewOf(request, reply)} files={items} nextHref={nextHref} />);
  }

  /** First the choice; with a choice in the address, the file as it would be. */
  @Get('new')
  @Policy(only('financeOfficer'))
  async choose(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = askedOf(query);
    return page(reply, await this.newFilePage(request, reply, asked, []));
  }

  @Post('new')
  @Policy(only('financeOfficer'))
  async make(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = viewOf(request, reply);
    const read = readForm(fileForm, request.body, view);
    if (!read.ok) {
      return pageAgain(
        reply,
        await this.newFilePage(request, reply, { ...askedOf(request.body), step: 'choose' }, atTheChoice(read.errors)),
      );
    }
    const { seen, executeOn } = read.value;
    const payments = Object.entries(seen).map(([paymentId, shown]) => ({ paymentId, shown }));
    const actor = await this.paymentDossiers.actorOnAll(request, payments);
    try {
      const { batchId } = await this.sendBatch.execute({ ...commandOf(request, actor), payments, executeOn });
      return await this.flashes.seeOther(request, reply, {
        path: `/payment-files/${batchId}`,
        key: 'payments.file.done',
      });
    } catch (error) {
      if (error instanceof PaymentChangedSince) return page(reply, await this.again(request, reply, seen), 409);
      if (!(error instanceof ExecutionDayPast)) throw error;
      const errors = [{ name: 'executeOn', message: sentenceOf(view, problemOf(error)) }];
      return pageAgain(
        reply,
        await this.newFilePage(request, reply, { ...askedOf(request.body), step: 'choose' }, errors),
      );
    }
  }

  @Get(':file')
  @Policy(only(...READERS))
  async show(
    @Param('file') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.open(request, id);
    return page(
      reply,
      <FilePage view={viewOf(request, reply)} file={file} transfers={await this.files.transfers(id)} />,
    );
  }

  @Get(':file/content')
  @Policy(only(...READERS))
  async content(
    @Param('file') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { messageId, sha256 } = await this.open(request, id);
    reply.header('content-type', 'application/xml; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${messageId}.xml"`);
    reply.header('cache-control', 'private, no-store');
    reply.header('repr-digest', reprDigest(sha256));
    return this.files.content(id);
  }

  private open(request: FastifyRequest, id: string) {
    if (!z.uuid().safeParse(id).success) throw new NothingHere('There is no such payment file.');
    return this.files.of(id, callsRead(request, READERS).callIds);
  }

  /** The choice again, with what changed since the file was reviewed: it is reviewed anew as it is now. */
  private async again(request: FastifyRequest, reply: FastifyReply, seen: Readonly<Record<string, string>>) {
    const dossiers = await this.approved.list(request);
    const changes = dossiers.flatMap((dossier) => changesSince({ dossier, seen: seen[dossier.record.id] ?? '' }));
    return this.newFilePage(request, reply, { ...askedOf(request.body), step: 'choose' }, [], changes);
  }

  private async newFilePage(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: FileAsked,
    errors: Parameters<typeof ChoosePage>[0]['errors'],
    changes: readonly Reason[] = [],
  ) {
    const view = viewOf(request, reply);
    const dossiers = await this.approved.list(request);
    const chosen = dossiers.filter(({ record }) => asked.payments.includes(record.id));
    const executeOn = asked.executeOn;
    if (asked.step === 'review' && chosen.length > 0 && executeOn !== null) {
      return <ReviewPage view={view} dossiers={chosen} executeOn={executeOn} formKey={newFormKey()} />;
    }
    const today = wallClockOf(this.clock.now(), view.zone).local.slice(0, 10);
    const day = asked.typedDay ?? datePartsOf(today);
    const nothing = asked.step === 'review' && chosen.length === 0;
    const shown = nothing ? [{ name: 'payment', message: view.t('payments.file.nothingChosen') }] : errors;
    const choice = { dossiers, chosen: asked.payments, day, errors: shown, changes };
    return <ChoosePage view={view} {...choice} />;
  }
}

/** What was seen of the payments is chosen on the page as the payments. */
function atTheChoice(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map((error) => (error.name.startsWith('seen') ? { ...error, name: 'payment' } : error));
}
