import type { FaultHouse } from './house.js';

/** Something that is taken away and comes back. */
export interface Fault {
  readonly name: string;
  /** How long it is away; what is done meanwhile, where being away is something that goes on. */
  readonly lastsMs: number;
  /** Takes it away. What it returns goes on until it comes back. */
  inject(house: FaultHouse): Promise<void>;
  /** Brings it back; from here on recovery is measured. */
  mend(house: FaultHouse): Promise<void>;
  /** How long everything goes on before anything falls due; a moment where it is not said. */
  readonly watchMs?: number;
  /** Whether workers have nothing to do meanwhile but to look now and then whether it is over. */
  readonly idles?: true;
  /** Whether applicants must meet it: a refusal that nobody saw was no fault. */
  readonly refuses: boolean;
}
