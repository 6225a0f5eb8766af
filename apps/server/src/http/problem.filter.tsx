import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isApi } from './api-path.js';
import { elsewhere, page } from './answer.js';
import { ErrorPage, type KeptForm } from './error-page.js';
import { problemDocument } from './problem-document.js';
import { problemOf, type Problem } from './problem.js';
import { sentIn, typedIn, type Typed } from './read-form.js';
import { changesSomething } from './same-site.js';
import { MARK, markIn } from './taken.js';
import { viewOf } from './views.js';
import './request-context.js';

/** The one place where errors become answers, and where those that are ours to mend are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    this.log(request, problem, error);
    // An answer that has begun cannot be taken back; the connection ends and the reader sees that it is incomplete.
    if (reply.sent) return;
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds));
    reply.send(isForPrograms(request) ? this.document(request, reply, problem) : this.page(request, reply, problem));
  }

  private document(request: FastifyRequest, reply: FastifyReply, problem: Problem): string {
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="minha"');
    reply.status(problem.status).type('application/problem+json; charset=utf-8');
    return JSON.stringify(problemDocument(viewOf(request, reply), problem, request.id));
  }

  private page(request: FastifyRequest, reply: FastifyReply, problem: Problem): string {
    const before = toBeDoneBefore(request, problem);
    if (before !== null) return elsewhere(reply, before);
    const again = keptForm(request, problem);
    const view = viewOf(request, reply);
    // Pages that are kept on the device stay or go by who is signed in, also where there is nothing for them here.
    const owner = view.device?.()?.owner;
    if (owner) reply.header('minha-keep', owner);
    return page(
      reply,
      <ErrorPage view={view} problem={problem} reference={request.id} again={again} />,
      problem.status,
    );
  }

  private log(request: FastifyRequest, problem: Problem, error: unknown): void {
    const about = { requestId: request.id, code: problem.code, route: request.routeOptions?.url };
    if (problem.status >= 500) {
      const cause = error instanceof Error ? error : new Error(String(error));
      const line = { ...about, error: cause.name, message: cause.message, stack: cause.stack };
      if (problem.status === 503) this.logger.warn(line);
      else this.logger.error(line);
    } else this.logger.log(about);
  }
}

/** Programs are told what happened in their own words, and so is the script of a page that sends a file in pieces. */
function isForPrograms({ url, headers }: FastifyRequest): boolean {
  return isApi(url) || headers['tus-resumable'] !== undefined;
}

/** The page on which something has to be done first: signing in, or signing the declaration of impartiality. */
function toBeDoneBefore(request: FastifyRequest, { code, params }: Problem): string | null {
  const { call } = params;
  if (code === 'evaluation.declaration-missing' && typeof call === 'string') return `/calls/${call}/impartiality`;
  if (code !== 'http.sign-in-needed' || changesSomething(request)) return null;
  return `/sign-in?next=${encodeURIComponent(request.url)}`;
}

const EXPIRED = new Set(['http.sign-in-needed', 'http.form-expired']);

/**
 * A form that came too late for its session or while something was away, to be sent again as it was; without what must
 * not be written into a page, and without files, which a page cannot hold.
 */
function keptForm(request: FastifyRequest, { code }: Problem): KeptForm | undefined {
  if (!changesSomething(request) || request.uploads?.length > 0) return undefined;
  if (EXPIRED.has(code)) return kept(request, { ...typedIn(request.body), ...marked(request.body) });
  return code === 'http.unavailable' ? kept(request, sentIn(request.body)) : undefined;
}

/** The device that keeps the texts of the form is still told when they were taken. */
function marked(body: unknown): Typed {
  const mark = markIn(body);
  return mark === null ? {} : { [MARK]: mark };
}

function kept(request: FastifyRequest, typed: Typed): KeptForm | undefined {
  const names = Object.keys(typed);
  if (names.length === 0 || names.some((name) => /password/i.test(name))) return undefined;
  return { action: request.url, typed };
}
