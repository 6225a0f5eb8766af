/**
 * Does in one turn what many ask for one by one: whatever is asked for while a turn runs makes up the next. Each who
 * asked learns how the turn went that theirs was part of.
 */
export class InTurns<T> {
  private waiting: T[] = [];
  private next: Promise<void> | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly work: (all: readonly T[]) => Promise<void>) {}

  add(one: T): Promise<void> {
    this.waiting.push(one);
    this.next ??= this.running.then(
      () => this.turn(),
      () => this.turn(),
    );
    return this.next;
  }

  private turn(): Promise<void> {
    const all = this.waiting;
    this.waiting = [];
    this.next = null;
    return (this.running = this.work(all));
  }
}
