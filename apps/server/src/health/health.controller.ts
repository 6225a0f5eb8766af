import { Controller, Get, Res } from '@nestjs/common';
import { Readiness, type Finding } from '#libs/operation';
import type { FastifyReply } from 'fastify';
import { everybody, Policy } from '../http/policy.js';

/** For whoever watches the installation: is this process alive, and is it of use. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Never touches the database: a database that is away is no reason to restart this process. */
  @Get('live')
  @Policy(everybody)
  live(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  @Get('ready')
  @Policy(everybody)
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly status: string; readonly checks: readonly Finding[] }> {
    const checks = await this.readiness.check();
    const isReady = checks.every(({ ok }) => ok);
    if (!isReady) reply.status(503).header('retry-after', '5');
    return { status: isReady ? 'ready' : 'notReady', checks };
  }
}
