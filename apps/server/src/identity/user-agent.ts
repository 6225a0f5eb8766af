import type { FastifyRequest } from 'fastify';

/** What the browser calls itself, so that people recognise their own sessions. */
export function userAgentOf({ headers }: FastifyRequest): string {
  return headers['user-agent'] ?? '';
}
