import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf, setCookie, type CookieJar } from './cookies.js';

/**
 * The token that this browser's forms carry: made from the session's cookie, or, for somebody who is not signed in,
 * from a cookie of their own. Another site can neither read nor guess it, and it changes with every sign-in.
 */
export function formToken(request: FastifyRequest, reply: FastifyReply, jar: CookieJar): string {
  return tokenFrom(secretOf(request, jar) ?? giveFormCookie(request, reply, jar));
}

export function isFormToken(request: FastifyRequest, jar: CookieJar, token: unknown): boolean {
  const secret = secretOf(request, jar);
  if (secret === null || typeof token !== 'string') return false;
  const expected = Buffer.from(tokenFrom(secret));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The session's cookie counts only while the session lives; otherwise the next form belongs to a stranger again. */
function secretOf(request: FastifyRequest, jar: CookieJar): string | null {
  return cookieOf(request, request.visitor ? jar.session : jar.form);
}

function giveFormCookie(request: FastifyRequest, reply: FastifyReply, jar: CookieJar): string {
  const value = randomBytes(32).toString('base64url');
  setCookie(reply, jar, { name: jar.form, value });
  // Several forms of one page carry the same token.
  request.cookies[jar.form] = value;
  return value;
}

function tokenFrom(secret: string): string {
  return createHmac('sha256', secret).update('minha form').digest('base64url');
}
