import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { XLSX } from '../spreadsheets/write-workbook.js';
import { attachment } from './attachment.js';

/** A workbook to be saved. */
export function sentWorkbook(reply: FastifyReply, name: string, content: Buffer) {
  return attachment(reply, { name, mediaType: XLSX, sizeBytes: content.length, content: Readable.from([content]) });
}
