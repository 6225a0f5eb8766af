import type { Clock } from '#libs/kernel';
import type { FastifyInstance } from 'fastify';
import './request-context.js';

/** Stamps each request before anything else is done with it: a slow upload does not make anybody late. */
export function stampArrivals(server: FastifyInstance, clock: Clock): void {
  server.decorateRequest('arrivedAt');
  server.addHook('onRequest', (request, _reply, done) => {
    request.arrivedAt = clock.now();
    done();
  });
}
