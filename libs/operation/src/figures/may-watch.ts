import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who asks for the figures: the other end of the connection, and what it sent. */
export interface Watcher {
  readonly address: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
/** What a proxy adds: who comes through one on this machine does not come from this machine. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * The policy of the figures. With a token, whoever sends it as `Authorization: Bearer ...`; without one, only who is on
 * this machine and came without a proxy.
 */
export function mayWatch({ address = '', headers }: Watcher, token: string | null): boolean {
  if (token !== null) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  return LOOPBACK.test(address) && FORWARDED.every((name) => headers[name] === undefined);
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
