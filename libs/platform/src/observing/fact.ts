/**
 * Something that happened, told to whoever measures. Without a listener it costs one look, so that the runtime may tell
 * everything and a benchmark pays for nothing.
 */
export class Fact<T> {
  private readonly listeners = new Set<(told: T) => void>();

  get isHeard(): boolean {
    return this.listeners.size > 0;
  }

  tell(told: T): void {
    for (const hear of this.listeners) hear(told);
  }

  /** Returns what ends the listening. */
  listen(hear: (told: T) => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }
}
