import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/kernel';

export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,termination,checksum,expiration';
const MOST_METADATA = 8;
const LONGEST_METADATA = 4_096;

/** The request is not as tus 1.0 has it. */
export class TusMalformed extends DomainError {
  readonly code = 'files.tus-malformed';
}

/** The sender speaks another version of tus. */
export class TusVersion extends DomainError {
  readonly code = 'files.tus-version';
}

/** Marks an answer as one of this protocol, and refuses who speaks another version of it. */
export function speakTus(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('tus-resumable', TUS_VERSION);
  reply.header('cache-control', 'no-store');
  if (request.headers['tus-resumable'] === TUS_VERSION) return;
  reply.header('tus-version', TUS_VERSION);
  throw new TusVersion('Only tus 1.0.0 is spoken here.');
}

/** A header that is a whole number, written plainly. */
export function wholeNumberIn(request: FastifyRequest, name: 'upload-length' | 'upload-offset'): number {
  const said = request.headers[name];
  if (typeof said === 'string' && /^\d{1,15}$/.test(said)) return Number(said);
  throw new TusMalformed(`${name} is not a whole number.`, { header: name });
}

/** What the sender says about the file: names that we know, each once, with texts that are texts. */
export function metadataIn(request: FastifyRequest): ReadonlyMap<string, string> {
  const said = request.headers['upload-metadata'];
  if (typeof said !== 'string' || said.length > LONGEST_METADATA) throw malformed();
  const found = new Map<string, string>();
  for (const pair of said.split(',')) {
    const [, name = '', encoded = ''] = /^([a-z]{1,20})(?: ([A-Za-z0-9+/]{0,3000}={0,2}))?$/.exec(pair.trim()) ?? [];
    if (name === '' || found.has(name) || found.size >= MOST_METADATA) throw malformed();
    found.set(name, textOf(encoded));
  }
  return found;
}

function textOf(encoded: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64'));
    // Control characters in a name or an address are meant for whoever reads them next.
    if (!/\p{Cc}/u.test(text)) return text;
  } catch {
    // Not UTF-8: as wrong as a control character.
  }
  throw malformed();
}

/** `sha256 <digest>`, or null where the sender says none. */
export function checksumIn(request: FastifyRequest): Buffer | null {
  const said = request.headers['upload-checksum'];
  if (said === undefined) return null;
  const digest = typeof said === 'string' ? /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(said)?.[1] : undefined;
  if (digest) return Buffer.from(digest, 'base64');
  throw new TusMalformed('The checksum is not a SHA-256.', { header: 'upload-checksum' });
}

function malformed(): TusMalformed {
  return new TusMalformed('Upload-Metadata is not as it should be.', { header: 'upload-metadata' });
}
