import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApplicationFile, type ApplicationFileView } from '#libs/applications';
import { type Call, Calls } from '#libs/calls';
import { AssignReader, PossibleReaders, type Readership } from '#libs/evaluation';
import type { Actor } from '#libs/kernel';
import { Access } from '../http/access.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { progressAddress } from './progress-address.js';
import { chosenReader, readerForm } from './reader-form.js';
import { inCall } from '../calls/in-call.js';
import { ReadersPage } from './readers.page.js';

interface Opened {
  readonly actor: Actor;
  readonly call: Call;
  readonly file: ApplicationFileView;
  /** Null where no assessment of the file is awaited. */
  readonly readership: Readership | null;
}

/** Giving a file to an assessor of one's choice. */
@Controller('files/:id/assessors')
@Policy(only('officer', 'secretary'))
export class ReadersController {
  constructor(
    private readonly access: Access,
    private readonly calls: Calls,
    private readonly files: ApplicationFile,
    private readonly readers: PossibleReaders,
    private readonly assignReader: AssignReader,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, this.pageOf(request, reply, await this.open(request, id), id));
  }

  @Post()
  async give(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.open(request, id);
    const read = readForm(readerForm(opened.readership), request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, this.pageOf(request, reply, opened, id, read));
    const command = { ...commandOf(request, opened.actor), applicationId: id, ...chosenReader(read.value) };
    await this.assignReader.execute(command);
    return this.flashes.seeOther(request, reply, { path: backTo(opened), key: 'evaluation.readers.done' });
  }

  private async open(request: FastifyRequest, id: string): Promise<Opened> {
    const { actor, subject, callId } = await this.access.to(request, id, { forJudges: true });
    if (subject !== 'grant') throw new NothingHere('Not an application.');
    const [call, file, readership] = await Promise.all([
      this.calls.of(null, callId),
      this.files.of(id),
      this.readers.of(id),
    ]);
    return { actor, call, file, readership };
  }

  private pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: Opened,
    id: string,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    const { call, file, readership } = opened;
    return (
      <ReadersPage
        view={inCall(viewOf(request, reply), call)}
        file={file}
        action={`/files/${id}/assessors`}
        back={backTo(opened)}
        readership={readership}
        {...again}
      />
    );
  }
}

/** The list that one comes from. */
function backTo({ call, readership }: Opened): string {
  return progressAddress(call.code, { stage: readership?.stage ?? call.firstStage, show: 'all' });
}
