import { allAtOnce } from './trial/all-at-once.js';
import type { Fault } from './trial/fault.js';
import { crowdOut, terminating } from './trial/postgres-faults.js';

const FAULTS: readonly Fault[] = [
  {
    name: 'PostgreSQL is killed',
    lastsMs: 1_500,
    idles: true,
    refuses: true,
    inject: ({ postgres }) => postgres.kill(),
    mend: ({ postgres }) => postgres.startAgain(),
  },
  {
    name: 'PostgreSQL is stopped at once',
    lastsMs: 1_500,
    idles: true,
    refuses: true,
    inject: ({ postgres }) => postgres.stopAtOnce(),
    mend: ({ postgres }) => postgres.startAgain(),
  },
  terminating(),
  crowdOut(),
  {
    name: 'the line to PostgreSQL is cut',
    lastsMs: 1_500,
    idles: true,
    refuses: true,
    inject: async ({ line }) => line.cut(),
    mend: ({ line }) => line.mend(),
  },
  {
    name: 'the line to PostgreSQL swallows everything',
    lastsMs: 3_000,
    refuses: false,
    inject: async ({ line }) => line.holdUp(),
    mend: async ({ line }) => line.flow(),
  },
  {
    name: 'PostgreSQL answers 500 ms late',
    lastsMs: 5_000,
    refuses: false,
    inject: async ({ line }) => line.delay(250),
    mend: async ({ line }) => line.delay(0),
  },
];

allAtOnce(FAULTS);
