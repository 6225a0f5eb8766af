import type { FastifyInstance } from 'fastify';
import type { LimitLookups } from '#libs/identity';

/** What everybody may send to be looked up is counted before its body is read: too many cost us nothing but the count. */
export function countLookups(server: FastifyInstance, limit: LimitLookups): void {
  server.addHook('onRequest', async (request) => {
    const policy = request.routeOptions.config?.policy;
    if (policy?.kind !== 'public' || policy.counts === undefined) return;
    await limit.execute({ of: policy.counts, address: request.ip });
  });
}
