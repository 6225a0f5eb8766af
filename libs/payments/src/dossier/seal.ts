import { hash } from 'node:crypto';
import { canonicalJson } from '#libs/kernel';
import { z } from 'zod';
import { PAYMENT_KINDS } from '../domain/instalment.js';
import { type Shown, type ShownContent, shownContent } from '../domain/shown.js';

/** The hash that stands for what a person saw. */
export function shownHash(shown: Shown): string {
  return sha256(canonicalJson(shownContent(shown)));
}

/**
 * What a person saw, as one text that their command carries back: the hash, a dot, and what it is the hash of. So a
 * refusal can say what it was and what it is now, without anybody having kept every page.
 */
export function sealed(shown: Shown): string {
  const text = canonicalJson(shownContent(shown));
  return `${sha256(text)}.${Buffer.from(text).toString('base64url')}`;
}

const content = z.strictObject({
  grantId: z.string(),
  instalment: z.strictObject({ kind: z.enum(PAYMENT_KINDS), n: z.int() }),
  amountMinor: z.int(),
  currency: z.string(),
  account: z.strictObject({ holder: z.string(), rib: z.string() }).nullable(),
});

/** What was sealed; null for a text that is no seal of ours or was altered on the way. */
export function unsealed(seal: string): ShownContent | null {
  const [digest = '', encoded = ''] = seal.split('.', 2);
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  if (sha256(text) !== digest) return null;
  try {
    return content.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
