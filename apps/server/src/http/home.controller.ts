import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { seeOther } from './answer.js';
import { homeOf } from './places.js';
import { Policy, signedIn } from './policy.js';

/** Leads somebody who has just signed in to where their work is. */
@Controller('home')
export class HomeController {
  @Get()
  @Policy(signedIn)
  lead(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return seeOther(reply, homeOf(request));
  }
}
