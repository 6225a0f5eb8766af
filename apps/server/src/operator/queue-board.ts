import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Queues } from '#libs/platform';
import { JOBS } from '#libs/programme';
import type { FastifyInstance } from 'fastify';
import { only } from '../http/policy.js';

const PLACE = '/operator/queues';

/** The board's routes are a plugin's own: their policy is put on from outside, before the routes are counted. */
export function guardQueueBoard(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith(PLACE)) route.config = { ...route.config, policy: only('operator') };
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith(PLACE))
      reply.header('content-security-policy', allowingItsBase(reply.getHeader('content-security-policy')));
    done();
  });
}

/**
 * Shows operators what lies in the queues. To read only: what failed for good stands in the outbox with its reason and
 * is replayed there.
 */
export async function showQueueBoard(app: NestFastifyApplication): Promise<void> {
  const board = new FastifyAdapter();
  board.setBasePath(PLACE);
  const queues = app.get(Queues, { strict: false });
  createBullBoard({
    queues: JOBS.map((job) => new BullMQAdapter(queues.queue(job), { readOnlyMode: true })),
    // The adapter's own types leave optional properties looser than exactOptionalPropertyTypes takes them.
    serverAdapter: board as unknown as Parameters<typeof createBullBoard>[0]['serverAdapter'],
  });
  await app.register(async (place: FastifyInstance) => {
    // The board itself would wait for a queue that is away as long as it takes.
    place.addHook('preHandler', async () => void (await Promise.all(JOBS.map((job) => queues.reached(job)))));
    await place.register(board.registerPlugin(), { prefix: PLACE });
  });
}

/** The board finds its own files by a `base` element; nothing else is loosened for it. */
function allowingItsBase(policy: unknown): string {
  return String(policy).replace("base-uri 'none'", "base-uri 'self'");
}
