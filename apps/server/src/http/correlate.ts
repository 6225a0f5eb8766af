import { following, traceRequest, type TracedRequest } from '#libs/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const traces = new WeakMap<FastifyRequest, TracedRequest>();

/** Everything that a request leads to can be found under its id: log lines, transitions, orders, mails, spans. */
export function correlateRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const trace = traceRequest(request.id);
    if (trace) traces.set(request, trace);
    following(request.id, done);
  });
  // The body is read by the connection's own events, which know nothing of the request: here it is taken up again.
  server.addHook('preValidation', (request, _reply, done) => following(request.id, done));
  server.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? 'none';
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': reply.statusCode,
      'minha.correlation': request.id,
    };
    traces.get(request)?.end(`${method} ${route}`, attributes, reply.statusCode >= 500 ? 'failed' : 'well');
    done();
  });
}
