import { hash, randomBytes } from 'node:crypto';

/** A secret that opens something: 256 random bits. It is given out once; we keep its hash. */
export interface Secret {
  readonly text: string;
  readonly hash: Buffer;
}

/** Prefixes tell people, and scanners for leaked secrets, what they found. */
export function newSecret(prefix: '' | 'minha_'): Secret {
  const text = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { text, hash: hashOfSecret(text) };
}

/** A fast hash is right here: nobody can guess 256 random bits. Passwords are another matter. */
export function hashOfSecret(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
