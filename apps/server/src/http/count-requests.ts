import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts every request under the route as it was declared: an address may carry a secret, and there are too many. */
export function countRequests(server: FastifyInstance, registry: Registry): void {
  const requests = new Counter({
    name: 'minha_http_requests_total',
    help: 'Requests that were answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'minha_http_request_seconds',
    help: 'How long an answer took, by route.',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers: [registry],
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = { method: knownMethod(request.method), route: request.routeOptions.url ?? 'none' };
    requests.inc({ ...route, status: reply.statusCode });
    duration.observe(route, reply.elapsedTime / 1_000);
    done();
  });
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A sender may write any word for a method; each would be a label of its own. */
function knownMethod(method: string): string {
  return METHODS.has(method) ? method : 'other';
}
