import type { Machine } from '../machine.js';
import type { Happened } from '../types.js';
import { PayloadInvalid } from './refusals.js';

/** Refuses a payload that has not the shape of its event. What was sent is used as it is, so that replay needs no shape. */
export function checkPayload(machine: Machine, { type, payload }: Happened): void {
  const checked = machine.vocabulary.events[type]?.payload.safeParse(payload);
  if (checked && !checked.success) throw new PayloadInvalid(type, checked.error);
}
