// @ts-check

/** A timer may fire in the millisecond before. */
const TOLERANCE_MS = 1;

/** Notes how long after the due instant deadlines were committed, and knows when it was the last one. */
export class Lateness {
  /** @type {{ ms: number, count: number }[]} */
  #commits = [];
  #count = 0;
  #onEverything = () => {};

  /** @param {Date} due @param {number} n */
  constructor(due, n) {
    this.due = due;
    this.n = n;
  }

  /** To be called when the commit has returned. @param {number} count */
  committed(count) {
    this.#commits.push({ ms: Date.now() - this.due.getTime(), count });
    this.#count += count;
    if (this.#count >= this.n) this.#onEverything();
  }

  /** Until every deadline was committed, or the patience is at its end. @param {number} patienceMs */
  everything(patienceMs) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.#onEverything = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
      if (this.#count >= this.n) this.#onEverything();
    });
  }

  figures() {
    const sorted = this.#commits.toSorted((one, other) => one.ms - other.ms);
    const early = sorted.filter(({ ms }) => ms < -TOLERANCE_MS).reduce((sum, { count }) => sum + count, 0);
    return {
      committed: this.#count,
      early,
      firstMs: sorted[0]?.ms ?? 0,
      p50Ms: this.#below(sorted, 0.5),
      p99Ms: this.#below(sorted, 0.99),
      lastMs: sorted.at(-1)?.ms ?? 0,
    };
  }

  /** @param {readonly { ms: number, count: number }[]} sorted @param {number} share */
  #below(sorted, share) {
    let seen = 0;
    return sorted.find(({ count }) => (seen += count) >= this.#count * share)?.ms ?? 0;
  }
}
