import type { Settings } from '#config/env.schema';
import { examineWith } from '#libs/operation';

/** Somebody waits for the page; what hangs must not hold up what stands. */
const FOR_A_PAGE = { serviceMs: 1_500, databaseMs: 5_000 };

/** The doctor at work in a running server: everything that `minha -- doctor` looks at, with this server's settings. */
export class Examination {
  constructor(private readonly settings: Settings) {}

  now(): ReturnType<typeof examineWith> {
    return examineWith(this.settings, FOR_A_PAGE);
  }
}
