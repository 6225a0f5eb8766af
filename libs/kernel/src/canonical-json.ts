import type { Json } from './json.js';

/**
 * The one way to write a JSON value, so that equal values have equal hashes: keys in the order of their UTF-16 code
 * units, no spaces (RFC 8785). Refuses numbers that JSON cannot carry.
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return `{${members(value).join(',')}}`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} cannot be written as JSON.`);
  return JSON.stringify(value);
}

function members(value: { readonly [key: string]: Json }): string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
