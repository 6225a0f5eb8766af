import type { Installation } from '../support/application.js';
import { queueBackend, type TestRedis } from '../support/redis.js';
import { againAndAgain } from './trial/again-and-again.js';
import { allAtOnce } from './trial/all-at-once.js';
import type { Fault } from './trial/fault.js';

const DAY_MS = 86_400_000;

const OF_EVERY_QUEUE: readonly Fault[] = [
  {
    name: 'everything in the queue is wiped, ten times a second',
    lastsMs: 2_000,
    refuses: false,
    ...againAndAgain(100, ({ installation }) => installation.wipeQueue()),
  },
];

const OF_REDIS: readonly Fault[] = [
  {
    name: 'Redis is killed and comes back empty',
    lastsMs: 2_000,
    idles: true,
    refuses: false,
    inject: ({ installation }) => redisOf(installation).kill(),
    mend: ({ installation }) => redisOf(installation).startAgain(),
  },
  {
    name: 'Redis has no memory left',
    lastsMs: 4_000,
    idles: true,
    refuses: false,
    inject: ({ installation }) => redisOf(installation).limitMemory(1),
    mend: ({ installation }) => redisOf(installation).limitMemory(null),
  },
  {
    name: 'Redis is absent for a day',
    lastsMs: 4_000,
    refuses: false,
    inject: async ({ installation, storms }) => {
      await redisOf(installation).kill();
      await storms.pass(DAY_MS);
    },
    mend: ({ installation }) => redisOf(installation).startAgain(),
  },
];

const FAULTS = queueBackend() === 'redis' ? [...OF_EVERY_QUEUE, ...OF_REDIS] : OF_EVERY_QUEUE;

allAtOnce(FAULTS);

function redisOf({ redis }: Installation): TestRedis {
  if (!redis) throw new Error('This run has no Redis.');
  return redis;
}
