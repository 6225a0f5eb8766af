import type { FastifyInstance } from 'fastify';

/**
 * A plugin with an error handler of its own would answer 500 where our hooks refuse somebody. Errors of every route end
 * in the one filter, whoever has registered it.
 */
export function answerForPlugins(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    // Read when it happens: Nest puts its handler in place after the routes.
    route.errorHandler = (error, request, reply) => server.errorHandler(error, request, reply);
  });
}
