import type { Visitors } from '#libs/identity';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApi } from './api-path.js';
import { cookieOf, type CookieJar } from './cookies.js';
import { isShortForm } from './short-form.js';
import './request-context.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

const failures = new WeakMap<FastifyRequest, { readonly error: unknown }>();

/**
 * Finds out who asks, at every request anew: a role that was taken away, a session that was ended or an account that
 * was closed counts at once. Pages know sessions only, the API tokens only.
 */
export function recogniseVisitors(server: FastifyInstance, visitors: Visitors, jar: CookieJar): void {
  server.decorateRequest('visitor', null);
  server.addHook('onRequest', async (request) => {
    if (needsNobody(request.url)) return;
    try {
      request.visitor = isApi(request.url) ? await byToken(request, visitors) : await bySession(request, visitors, jar);
    } catch (error) {
      failures.set(request, { error });
    }
  });
}

/**
 * Ends the requests of those who cannot be recognised now, once it is known in which language to say so; a short form
 * only after it was read, so that its writer gets back what they typed.
 */
export function refuseUnrecognised(server: FastifyInstance): void {
  const refuse = (request: FastifyRequest) => {
    const failure = failures.get(request);
    if (failure) throw failure.error;
  };
  server.addHook('onRequest', async (request) => {
    if (!isShortForm(request)) refuse(request);
  });
  server.addHook('preValidation', async (request) => refuse(request));
}

/** Health must answer without the database, assets are the same for everybody. */
function needsNobody(url: string): boolean {
  return url.startsWith('/health/') || url.startsWith('/assets/') || url === '/offline.js';
}

async function byToken(request: FastifyRequest, visitors: Visitors) {
  const secret = BEARER.exec(request.headers.authorization ?? '')?.[1];
  return secret ? visitors.byToken(secret) : null;
}

async function bySession(request: FastifyRequest, visitors: Visitors, jar: CookieJar) {
  const secret = cookieOf(request, jar.session);
  return secret ? visitors.bySession(secret) : null;
}
