/** How long a server that was away is left alone before somebody knocks again. */
const KNOCK_AGAIN_MS = 2_000;

/**
 * What this process knows of the mail server. While it is away one mail knocks now and then, and the others wait
 * without being counted: so a server that was away for an hour gets everything within seconds, and is not run down
 * before.
 */
export class MailServerState {
  private awaySince: number | null = null;
  private knockedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly milliseconds: () => number) {}

  get isAway(): boolean {
    return this.awaySince !== null;
  }

  /** Whether a mail may be sent now; while the server is away, one at a time. */
  mayTry(): boolean {
    if (!this.isAway) return true;
    if (!this.isTimeToKnock) return false;
    this.knockedAt = this.milliseconds();
    return true;
  }

  get isTimeToKnock(): boolean {
    return this.milliseconds() - this.knockedAt >= KNOCK_AGAIN_MS;
  }

  /** It was not reached, or broke off. */
  wasAway(): void {
    this.awaySince ??= this.milliseconds();
    this.knockedAt = this.milliseconds();
  }

  /** It answered; true when that is news. */
  answered(): boolean {
    const isBack = this.isAway;
    this.awaySince = null;
    return isBack;
  }
}
