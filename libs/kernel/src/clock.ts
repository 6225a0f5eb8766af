/** Says what time it is. Business code never asks the machine. */
export abstract class Clock {
  /** The present instant, in the time the database keeps (in the demo: the demo's clock). */
  abstract now(): Date;
}
