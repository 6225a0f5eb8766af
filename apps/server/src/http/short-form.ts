import type { FastifyRequest } from 'fastify';

/** Whether what comes is a form without files: it may be read even of a stranger, and can be shown again. */
export function isShortForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}
