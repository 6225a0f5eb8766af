import pg from 'pg';

/**
 * A connection that never ends its process: one that breaks while nobody uses it has nobody to tell. And one that does
 * not answer in time (`query_timeout`) is given up at once: whatever it still says would be the answer to an earlier
 * question, and no pool hands it out again.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  override query(...args: readonly unknown[]): never {
    // pg declares a dozen forms of this method; each is passed on as it came.
    const ask = super.query.bind(this) as (...asked: readonly unknown[]) => unknown;
    const answer = ask(...args);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.giveUpAfter(error));
    // It is whatever that form answers.
    return answer as never;
  }

  private async giveUpAfter(error: unknown): Promise<void> {
    if (error instanceof Error && error.message === NO_ANSWER) await this.end();
  }
}

/** What pg says when `query_timeout` is over. */
const NO_ANSWER = 'Query read timeout';
