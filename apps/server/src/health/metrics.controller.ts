import { Controller, Get, Res } from '@nestjs/common';
import { Metrics } from '#libs/operation';
import type { FastifyReply } from 'fastify';
import { Policy, watchers } from '../http/policy.js';

/** The figures of this process and of the installation, as Prometheus reads them. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Policy(watchers)
  async figures(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.type(this.metrics.contentType).header('cache-control', 'no-store');
    return this.metrics.text();
  }
}
