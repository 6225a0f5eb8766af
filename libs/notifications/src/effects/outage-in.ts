import type { JsonObject } from '#libs/kernel';
import { z } from 'zod';

const carried = z.object({ outage: z.object({ from: z.string(), until: z.string(), minutes: z.number() }) });

/** What an order says of the outage that it follows from, in the words of a mail; `afterOutage` is `no` without one. */
export function outageIn(payload: JsonObject): JsonObject {
  const found = carried.safeParse(payload);
  if (!found.success) return { afterOutage: 'no', outageFromAt: '', outageUntilAt: '', outageMinutes: 0 };
  const { from, until, minutes } = found.data.outage;
  return { afterOutage: 'yes', outageFromAt: from, outageUntilAt: until, outageMinutes: minutes };
}
