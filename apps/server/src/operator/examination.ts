import type { Settings } from '#config/env.schema';
import { examineWith } from '#libs/operation';

/** The doctor at work in a running server: everything that `minha -- doctor` looks at, with this server's settings. */
export class Examination {
  constructor(private readonly settings: Settings) {}

  now(): ReturnType<typeof examineWith> {
    return examineWith(this.settings);
  }
}
