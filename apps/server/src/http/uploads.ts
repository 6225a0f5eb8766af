import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UploadTooLarge } from './refusals.js';
import './request-context.js';

/** A file that came with a form. It lies on disk until the response has been sent; nothing in it has been looked at. */
export interface Upload {
  readonly field: string;
  /** As the browser said it: not to be trusted, and not to be used as a path. */
  readonly fileName: string;
  readonly path: string;
  readonly size: number;
}

const folders = new WeakMap<FastifyRequest, string>();

/**
 * Reads multipart forms for those who may be where they are sent: fields go to `body` as with any other form, files to
 * a folder of their own. A file input that was left empty is not an upload.
 */
export function collectUploads(server: FastifyInstance, options: { readonly maxBytes: number }): void {
  server.decorateRequest('uploads');
  server.addHook('onRequest', (request, _reply, done) => {
    request.uploads = [];
    done();
  });
  server.addHook('preValidation', async (request) => {
    if (request.isMultipart()) await collect(request, options.maxBytes);
  });
  server.addHook('onResponse', async (request) => {
    const folder = folders.get(request);
    if (folder) await rm(folder, { recursive: true, force: true });
  });
}

async function collect(request: FastifyRequest, maxBytes: number): Promise<void> {
  const fields: Record<string, string | string[]> = Object.create(null);
  const uploads: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') addField(fields, part.fieldname, String(part.value));
    else uploads.push(...(await stored(request, part, uploads.length, maxBytes)));
  }
  request.body = fields;
  request.uploads = uploads;
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = fields[name];
  fields[name] = before === undefined ? value : [before, value].flat();
}

async function stored(request: FastifyRequest, part: MultipartFile, n: number, maxBytes: number): Promise<Upload[]> {
  if (part.filename === '') {
    part.file.resume();
    return [];
  }
  const path = join(await folderOf(request), String(n));
  const target = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  await pipeline(part.file, target);
  if (part.file.truncated) {
    throw new UploadTooLarge(`A file is larger than ${maxBytes} bytes.`, { field: part.fieldname, maxBytes });
  }
  return [{ field: part.fieldname, fileName: part.filename, path, size: target.bytesWritten }];
}

async function folderOf(request: FastifyRequest): Promise<string> {
  const known = folders.get(request);
  if (known) return known;
  const made = await mkdtemp(join(tmpdir(), 'minha-upload-'));
  folders.set(request, made);
  return made;
}
