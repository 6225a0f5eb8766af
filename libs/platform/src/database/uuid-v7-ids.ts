import { randomBytes } from 'node:crypto';
import { Ids } from '#libs/kernel';

/** Version 7 UUIDs of this machine's clock: the order is a convenience, never a fact that anything relies on. */
export class UuidV7Ids extends Ids {
  next(): string {
    return uuidV7(Date.now(), randomBytes(10));
  }
}

/** RFC 9562 section 5.7: 48 bits of milliseconds, then version, variant and 74 random bits (from `random`, 10 bytes). */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
