import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { offlineWorker } from '../ui/assets.js';
import { everybody, Policy } from './policy.js';

/** The program that shows form pages without network; its address stays, so that a newer one replaces it. */
@Controller('offline.js')
export class OfflineController {
  @Get()
  @Policy(everybody)
  worker(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const { type, body } = offlineWorker();
    reply.type(type).headers({ 'cache-control': 'no-cache', 'service-worker-allowed': '/applications/' });
    return body;
  }
}
