import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApi } from './api-path.js';
import type { CookieJar } from './cookies.js';
import { isFormToken } from './form-token.js';
import { isByLink } from './policy.js';
import { FormExpired } from './refusals.js';
import { changesSomething } from './same-site.js';

/** Every form of a page carries this session's token: in `_csrf`, or in `x-csrf-token` where a script sends it. */
export function checkFormTokens(server: FastifyInstance, jar: CookieJar): void {
  server.addHook('preHandler', (request, _reply, done) => {
    const checked = changesSomething(request) && !isApi(request.url) && !isByLink(request) && !request.is404;
    const forged = checked && !isFormToken(request, jar, tokenOf(request));
    done(forged ? new FormExpired('The form does not carry the token of this session.') : undefined);
  });
}

function tokenOf({ body, headers }: FastifyRequest): unknown {
  const field: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_csrf') : undefined;
  return field ?? headers['x-csrf-token'];
}
