import { looking, type Reads } from '#libs/platform';
import type { FastifyInstance } from 'fastify';
import './request-context.js';
import { changesSomething } from './same-site.js';

/**
 * A request that changes nothing may be answered by a replica, but for what its person has just changed: that is
 * remembered before they hear that it was done. For those who are recognised already.
 */
export function readOwnWrites(server: FastifyInstance, reads: Reads): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (changesSomething(request)) done();
    else looking(request.visitor?.personId ?? null, done);
  });
  server.addHook('onSend', async (request, reply) => {
    const { visitor } = request;
    if (visitor && changesSomething(request) && reply.statusCode < 400) await reads.remember(visitor.personId);
  });
}
