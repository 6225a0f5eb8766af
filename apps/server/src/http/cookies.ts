import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookies of this installation: how they are called, and whether they travel on https only. */
export interface CookieJar {
  readonly session: string;
  /** Ties the forms of somebody who is not signed in to their browser. */
  readonly form: string;
  /** Makes the key of what a person's pages keep on this device. */
  readonly device: string;
  readonly lang: string;
  readonly secure: boolean;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * `__Host-` cookies: https only, this host only, cannot be set from a neighbouring host. Plain ones exist for
 * http://localhost alone; any other address without https is refused, because passwords would travel readable.
 */
export function cookieJar(publicUrl: string): CookieJar {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'https:')
    return {
      session: '__Host-minha',
      form: '__Host-minha-form',
      device: '__Host-minha-device',
      lang: '__Host-lang',
      secure: true,
    };
  if (!LOCAL.has(hostname)) {
    throw new Error(
      `PUBLIC_URL is ${publicUrl}: sign-in needs https everywhere but on localhost. Set it to an https address.`,
    );
  }
  return { session: 'minha', form: 'minha-form', device: 'minha-device', lang: 'lang', secure: false };
}

export function cookieOf(request: FastifyRequest, name: string): string | null {
  return request.cookies[name] ?? null;
}

/** Sets a cookie that scripts cannot read. Without `maxAgeSeconds` it ends with the browser. */
export function setCookie(
  reply: FastifyReply,
  jar: CookieJar,
  cookie: { name: string; value: string; maxAgeSeconds?: number },
): void {
  const { name, value, maxAgeSeconds } = cookie;
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    secure: jar.secure,
    sameSite: 'lax',
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  });
}

export function dropCookie(reply: FastifyReply, jar: CookieJar, name: string): void {
  reply.clearCookie(name, { path: '/', httpOnly: true, secure: jar.secure, sameSite: 'lax' });
}
