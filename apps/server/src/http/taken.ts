import type { FastifyReply } from 'fastify';

/** Read by the script that keeps what is not sent; it says nothing about anybody. */
const COOKIE = 'minha-taken';
const ONE_DAY_SECONDS = 24 * 60 * 60;

/**
 * Tells the device that the form which it marked was taken, so that it forgets the texts that it keeps of it. Without
 * this word they are found again: what was typed is better found twice than lost.
 */
export function tellTaken(reply: FastifyReply): void {
  const { body, protocol } = reply.request;
  const mark = markIn(body);
  if (mark === null) return;
  reply.setCookie(COOKIE, mark, { path: '/', secure: protocol === 'https', sameSite: 'lax', maxAge: ONE_DAY_SECONDS });
}

/** The field that carries a form's mark. */
export const MARK = '_kept';

/** The mark of a form that a device keeps the texts of. */
export function markIn(body: unknown): string | null {
  const mark: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, MARK) : null;
  return typeof mark === 'string' && /^[\da-f-]{36}$/u.test(mark) ? mark : null;
}
