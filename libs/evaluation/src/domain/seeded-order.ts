/**
 * A place in an order that looks drawn by lot and can be computed again by an auditor: 32-bit FNV-1a with a final
 * mix, over the parts joined by a colon.
 */
export function placeOf(...parts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join(':')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
