import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DeviceKey } from '../ui/kept-text.js';
import { cookieOf, type CookieJar, dropCookie, setCookie } from './cookies.js';
import { visitorOf } from './who.js';

const REMEMBERED_SECONDS = 60 * 24 * 60 * 60;

/**
 * The key of this person on this device. It is made from a secret that only this browser's cookie holds and scripts
 * cannot read: another person who signs in here gets another key, and once the cookie is dropped by signing out nobody
 * can make it again. It outlives a session that ends by itself, so that its person finds their text.
 */
export function deviceKey(request: FastifyRequest, reply: FastifyReply, jar: CookieJar): DeviceKey {
  const secret = cookieOf(request, jar.device) ?? giveSecret(request, reply, jar);
  const bytes = createHmac('sha256', secret)
    .update(`minha kept text ${visitorOf(request).personId}`)
    .digest();
  const owner = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { owner, key: bytes.toString('base64url') };
}

/** Forgets the key, and has the browser forget what it keeps of this site. */
export function forgetDevice(reply: FastifyReply, jar: CookieJar): void {
  dropCookie(reply, jar, jar.device);
  reply.header('clear-site-data', '"storage"');
}

function giveSecret(request: FastifyRequest, reply: FastifyReply, jar: CookieJar): string {
  const value = randomBytes(32).toString('base64url');
  setCookie(reply, jar, { name: jar.device, value, maxAgeSeconds: REMEMBERED_SECONDS });
  request.cookies[jar.device] = value;
  return value;
}
