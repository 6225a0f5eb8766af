import type { FastifyReply, FastifyRequest } from 'fastify';
import { VersionChanged, VersionNeeded } from '../http/refusals.js';

/** Says which version an answer shows; `If-Match` names it again when it is changed. */
export function sendVersion(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`);
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
