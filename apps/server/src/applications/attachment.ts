import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentContent } from '#libs/applications';

/**
 * Sends what a stranger uploaded as something to be saved, never to be shown by the browser in our name: attachment,
 * no guessing of types, and nothing in it may run.
 */
export function attachment(reply: FastifyReply, file: DocumentContent): Readable {
  return sent(reply, file, 'attachment');
}

/** What a browser shows by itself without running anything of it. */
const SHOWN: readonly string[] = ['image/jpeg', 'image/png', 'application/pdf'];

/**
 * The same, to be looked at where the reader asks for it (`?inline`): pictures and PDFs of the kind that their content
 * showed when they were taken, in a sandbox without scripts, forms and an origin. Everything else is saved.
 */
export function attachmentOrShown({ query }: FastifyRequest, reply: FastifyReply, file: DocumentContent): Readable {
  const asks = typeof query === 'object' && query !== null && 'inline' in query;
  return sent(reply, file, asks && SHOWN.includes(file.mediaType) ? 'inline' : 'attachment');
}

function sent(
  reply: FastifyReply,
  { name, mediaType, sizeBytes, content }: DocumentContent,
  disposition: 'attachment' | 'inline',
): Readable {
  reply.header('content-type', mediaType);
  reply.header('content-length', sizeBytes);
  reply.header(
    'content-disposition',
    `${disposition}; filename="${asciiName(name)}"; filename*=UTF-8''${encoded(name)}`,
  );
  reply.header('x-content-type-options', 'nosniff');
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply.header('cache-control', 'private, no-store');
  return content;
}

function asciiName(name: string): string {
  return name.normalize('NFKD').replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
}

/** RFC 5987: what encodeURIComponent leaves and a header does not allow is encoded too. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
