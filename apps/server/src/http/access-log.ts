import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * One line a request: the route as it was declared, never the address, because addresses may carry secrets and names.
 * The reader gets the same request id as their reference number.
 */
export function logAccess(server: FastifyInstance): void {
  const logger = new Logger('access');
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId, routeOptions } = request;
    const line = {
      requestId,
      method,
      route: routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (!isRoutine(routeOptions.url)) logger.log({ ...line, ...fileIn(request) });
    done();
  });
}

function isRoutine(route: string | undefined): boolean {
  return route === '/metrics' || route?.startsWith('/health/') === true || route?.startsWith('/assets/') === true;
}

/** The id of the file that the address names, for finding everything about one grant. */
function fileIn({ params }: FastifyRequest): { fileId?: string } {
  const id: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'id') : undefined;
  return typeof id === 'string' && UUID.test(id) ? { fileId: id } : {};
}
