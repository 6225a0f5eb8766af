import type { Visitors } from '#libs/identity';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApi } from './api-path.js';
import { cookieOf, type CookieJar } from './cookies.js';
import './request-context.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

/**
 * Finds out who asks, at every request anew: a role that was taken away, a session that was ended or an account that
 * was closed counts at once. Pages know sessions only, the API tokens only.
 */
export function recogniseVisitors(server: FastifyInstance, visitors: Visitors, jar: CookieJar): void {
  server.decorateRequest('visitor', null);
  server.addHook('onRequest', async (request) => {
    if (needsNobody(request.url)) return;
    request.visitor = isApi(request.url) ? await byToken(request, visitors) : await bySession(request, visitors, jar);
  });
}

/** Health must answer without the database, assets are the same for everybody. */
function needsNobody(url: string): boolean {
  return url.startsWith('/health/') || url.startsWith('/assets/');
}

async function byToken(request: FastifyRequest, visitors: Visitors) {
  const secret = BEARER.exec(request.headers.authorization ?? '')?.[1];
  return secret ? visitors.byToken(secret) : null;
}

async function bySession(request: FastifyRequest, visitors: Visitors, jar: CookieJar) {
  const secret = cookieOf(request, jar.session);
  return secret ? visitors.bySession(secret) : null;
}
