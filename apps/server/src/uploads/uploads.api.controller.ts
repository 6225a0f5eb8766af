import { Controller, Delete, Head, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant } from '../api/answers.js';
import { only, Policy } from '../http/policy.js';
import { Tus } from './tus.js';

const uploadBegun = z.object({
  id: z.string(),
  sizeBytes: z.number(),
  offset: z.number().meta({ description: 'How many bytes have arrived' }),
  expiresAt: instant,
});

/** The same for programs: tus 1.0. `Upload-Metadata` has `filename` and `destination`, `applications/ID/SET/KIND`. */
@Controller('api/v1/uploads')
@ApiTags('uploads')
@Policy(only('applicant'))
export class UploadsApiController {
  constructor(private readonly tus: Tus) {}

  @Post()
  @Answers({ summary: 'Begin an upload that can go on where it stops (tus 1.0)', status: 201, schema: uploadBegun })
  begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.tus.begin(request, reply, '/api/v1/uploads');
  }

  @Head(':id')
  @Answers({ summary: 'How far an upload has come', status: 204 })
  tell(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('id') id: string) {
    return this.tus.tell(request, reply, id);
  }

  @Patch(':id')
  @ApiConsumes('application/offset+octet-stream')
  @Answers({ summary: 'Send the next piece; the last one is answered when the document is there', status: 204 })
  async append(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<void> {
    await this.tus.append(request, reply, id);
  }

  @Delete(':id')
  @Answers({ summary: 'Give an upload up', status: 204 })
  end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('id') id: string) {
    return this.tus.end(request, reply, id);
  }
}
