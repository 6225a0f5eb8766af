import type { Fault } from './fault.js';
import type { FaultHouse } from './house.js';

/** Does something until the fault is over, pausing in between. */
export function againAndAgain(
  everyMs: number,
  strike: (house: FaultHouse) => Promise<unknown>,
): Pick<Fault, 'inject' | 'mend'> {
  let over = new AbortController();
  let striking: Promise<void> = Promise.resolve();
  const strikes = async (house: FaultHouse, { signal }: AbortController) => {
    while (!signal.aborted) {
      await strike(house);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
  return {
    inject: async (house) => {
      over = new AbortController();
      striking = strikes(house, over);
      // What goes wrong is told when it is over.
      striking.catch(() => undefined);
    },
    mend: () => {
      over.abort();
      return striking;
    },
  };
}
