/** Something that must never be was seen. */
export class Violation extends Error {
  constructor(
    readonly invariant: Invariant,
    what: string,
  ) {
    super(`${invariant}: ${what}`);
    this.name = 'Violation';
  }
}

export type Invariant =
  | 'history is a path of the definition'
  | 'history goes forward'
  | 'guards were asked'
  | 'state is what history leads to'
  | 'a deadline is never early'
  | 'a deadline takes effect once'
  | 'nothing due is left'
  | 'a timer stands where it falls due'
  | 'an order has one effect'
  | 'a mail is sent once'
  | 'money is where the ledger says'
  | 'what was acknowledged stays'
  | 'a command acts once'
  | 'nothing is put aside'
  | 'explain tells what send does'
  | 'nothing fails for another reason than a fault';

export function violated(invariant: Invariant, what: string): never {
  throw new Violation(invariant, what);
}
