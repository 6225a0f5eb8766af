import { Fact } from '#libs/platform';

export interface OrderOutcome {
  /** Name of the effect. */
  readonly order: string;
  readonly outcome: 'done' | 'putAside';
}

/** An order was carried out, or put aside for an operator. */
export const orderEnded = new Fact<OrderOutcome>();
