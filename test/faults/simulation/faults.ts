/** What goes wrong at a statement. A lost acknowledgement is a crash after `COMMIT`. */
export type Blow =
  { readonly kind: 'crashBefore' | 'crashAfter' } | { readonly kind: 'delay'; readonly milliseconds: number };

export type FaultKind =
  | 'crash'
  | 'lost acknowledgement'
  | 'delay'
  | 'duplicate delivery'
  | 'reordered delivery'
  | 'queue emptied'
  | 'repeated command'
  | 'mail server away'
  | 'clock jump';

/** Decides at which statement of an action something goes wrong, and counts what was injected. */
export class Faults {
  readonly injected = new Map<FaultKind, number>();
  private statements = 0;
  private planned: { readonly at: number; readonly blow: Blow } | null = null;

  /** The `at`-th statement from now on is hit; an action with fewer statements is spared. */
  plan(at: number, blow: Blow): void {
    this.statements = 0;
    this.planned = { at, blow };
  }

  spare(): void {
    this.planned = null;
  }

  /** Asked by the connection before each statement. */
  atStatement(): Blow | null {
    if (!this.planned) return null;
    this.statements += 1;
    if (this.statements !== this.planned.at) return null;
    const { blow } = this.planned;
    this.planned = null;
    return blow;
  }

  count(kind: FaultKind): void {
    this.injected.set(kind, (this.injected.get(kind) ?? 0) + 1);
  }
}
