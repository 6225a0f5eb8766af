import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApi } from './api-path.js';
import { isByLink } from './policy.js';
import { ForeignForm } from './refusals.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function changesSomething(request: FastifyRequest): boolean {
  return !READS.has(request.method);
}

/**
 * Forms are taken from our own pages only. The browser says where a form comes from (`Sec-Fetch-Site`, which no page
 * can forge), an older one in `Origin`; who says neither is refused. The API has no cookies to abuse.
 */
export function refuseForeignForms(server: FastifyInstance, publicUrl: string): void {
  const { origin } = new URL(publicUrl);
  server.addHook('onRequest', (request, _reply, done) => {
    const isOwn = isApi(request.url) || isByLink(request) || comesFrom(request, origin);
    const foreign = changesSomething(request) && !isOwn;
    done(foreign ? new ForeignForm('This form does not come from one of our pages.') : undefined);
  });
}

function comesFrom(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return request.headers.origin === origin;
}
