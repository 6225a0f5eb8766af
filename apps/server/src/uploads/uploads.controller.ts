import { Controller, Delete, Head, Options, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Flashes } from '../http/flashes.js';
import { House } from '../http/house-options.js';
import { everybody, Policy, signedIn } from '../http/policy.js';
import { Tus } from './tus.js';
import { TUS_EXTENSIONS, TUS_VERSION } from './tus-headers.js';
import { pageOf } from './upload-places.js';

/** Where the script of a page sends a file in pieces. */
@Controller('uploads')
@Policy(signedIn)
export class UploadsController {
  constructor(
    private readonly tus: Tus,
    private readonly flashes: Flashes,
    private readonly house: House,
  ) {}

  @Options()
  @Policy(everybody)
  can(@Res({ passthrough: true }) reply: FastifyReply): void {
    reply.status(204).headers({
      'tus-resumable': TUS_VERSION,
      'tus-version': TUS_VERSION,
      'tus-extension': TUS_EXTENSIONS,
      'tus-max-size': String(this.house.uploadMaxBytes),
      'tus-checksum-algorithm': 'sha256',
    });
  }

  @Post()
  async begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.tus.begin(request, reply, '/uploads');
  }

  @Head(':id')
  tell(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('id') id: string) {
    return this.tus.tell(request, reply, id);
  }

  @Patch(':id')
  async append(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<void> {
    const taken = await this.tus.append(request, reply, id);
    if (!taken) return;
    const key = taken.isCleaned ? 'files.addedCleaned' : 'applications.documents.added';
    await this.flashes.say(request, { key, params: {} });
  }

  @Delete(':id')
  end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('id') id: string) {
    return this.tus.end(request, reply, id);
  }

  /** The same for a page without a script: goes back to where the file was meant to go. */
  @Post(':id/end')
  async giveUp(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    const destination = await this.tus.giveUp(request, id);
    return this.flashes.seeOther(request, reply, { path: pageOf(destination), key: 'files.upload.givenUp' });
  }
}
