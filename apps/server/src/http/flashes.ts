import { Injectable } from '@nestjs/common';
import { LeaveFlash, type Flash } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { seeOther } from './answer.js';
import { cookieOf } from './cookies.js';
import { House } from './house-options.js';
import './request-context.js';

export interface Done {
  /** Where to go on. */
  readonly path: string;
  /** What is said there: a key of the catalogues. */
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Sentences that are said once, on the page after something was done. */
@Injectable()
export class Flashes {
  constructor(
    private readonly leave: LeaveFlash,
    private readonly house: House,
  ) {}

  /** Goes on to a page and says there what was done. */
  async seeOther(request: FastifyRequest, reply: FastifyReply, { path, key, params = {} }: Done): Promise<string> {
    const session = cookieOf(request, this.house.cookies.session);
    if (session !== null && request.visitor) await this.leave.execute({ session, flash: { key, params } });
    return seeOther(reply, path);
  }

  /** Says on the next page what a script of this one has done. */
  async say(request: FastifyRequest, flash: Flash): Promise<void> {
    const session = cookieOf(request, this.house.cookies.session);
    if (session !== null && request.visitor) await this.leave.execute({ session, flash });
  }

  /** Takes a sentence away with the page that says it. */
  async said(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = cookieOf(request, this.house.cookies.session);
    if (session === null || flashOf(request) === null || !isPage(reply)) return;
    await this.leave.execute({ session, flash: null });
  }
}

/** What waits to be said on this page. */
export function flashOf({ visitor }: FastifyRequest): Flash | null {
  return visitor?.credential.kind === 'session' ? visitor.credential.flash : null;
}

function isPage(reply: FastifyReply): boolean {
  return reply.statusCode < 300 && String(reply.getHeader('content-type')).startsWith('text/html');
}
