import type { JsonObject } from '#libs/kernel';

/** A text that an effect carries; an order without it is a fault of the program and is put aside with this sentence. */
export function textIn(payload: JsonObject, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string') throw new Error(`The effect carries no text "${name}".`);
  return value;
}
