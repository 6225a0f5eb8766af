import { allAtOnce } from './trial/all-at-once.js';
import type { Fault } from './trial/fault.js';

const FAULTS: readonly Fault[] = [
  {
    name: 'the mail server is down',
    lastsMs: 4_000,
    refuses: false,
    inject: ({ installation }) => installation.mail.goDown(),
    mend: ({ installation }) => installation.mail.comeUp(),
  },
  {
    name: 'the mail server takes two seconds for each mail',
    lastsMs: 4_000,
    refuses: false,
    inject: async ({ installation }) => installation.mail.treat({ acceptAfterMs: 2_000 }),
    mend: async ({ installation }) => installation.mail.treat({ acceptAfterMs: 0 }),
  },
  {
    name: 'the mail server takes mails and dies before it answers',
    lastsMs: 4_000,
    refuses: false,
    inject: async ({ installation }) => installation.mail.treat('die before the answer'),
    mend: async ({ installation }) => {
      // Otherwise nothing was tried, and nothing proved.
      expect(installation.mail.unanswered.length).toBeGreaterThan(0);
      installation.mail.treat({ acceptAfterMs: 0 });
    },
  },
];

allAtOnce(FAULTS);
