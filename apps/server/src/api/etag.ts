import type { FastifyReply, FastifyRequest } from 'fastify';
import { VersionChanged, VersionNeeded } from '../http/refusals.js';

/** How an operation that changes something read before says so in its description. */
export const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The ETag of the version that you have read; "0" for what was never saved',
};

/** Says which version an answer shows; `If-Match` names it again when it is changed. */
export function sendVersion(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`);
}

/** The same for what has no number but an identity: `"0"` while there is none. */
export function sendIdentity(reply: FastifyReply, id: string | null): void {
  reply.header('etag', `"${id ?? 0}"`);
}

/** What `If-Match` names by its identity, null for none; refuses as `versionRead` does. */
export function identityRead(request: FastifyRequest): string | null {
  const header = request.headers['if-match'];
  if (header === undefined) throw new VersionNeeded('If-Match is missing.');
  const id = /^(?:W\/)?"([0-9a-f-]{1,36})"$/.exec(header)?.[1];
  if (id === undefined) throw new VersionChanged('If-Match names no version of this resource.');
  return id === '0' ? null : id;
}

/**
 * The version that the sender has read. Throws `VersionNeeded` (428) without `If-Match`, `VersionChanged` (412) where
 * it names no version of ours. Whether it is still the present one decides the use case, in its transaction.
 */
export function versionRead(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw new VersionNeeded('If-Match is missing.');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new VersionChanged('If-Match names no version of this resource.');
  return Number(version);
}
