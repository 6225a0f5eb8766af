import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/kernel';
import { FileTooLarge, ScannerAway, type Upload, UploadOffsetDiffers, Uploads } from '#libs/platform';
import { House } from '../http/house-options.js';
import { statusOf } from '../http/problem-status.js';
import { visitorOf } from '../http/who.js';
import { checksumIn, metadataIn, speakTus, TusMalformed, wholeNumberIn } from './tus-headers.js';
import { UploadPlaces } from './upload-places.js';

/** Why a file that had arrived was refused, as it was said the first time. */
class RefusedBefore extends DomainError {
  constructor(
    readonly code: string,
    details: Readonly<Record<string, unknown>>,
  ) {
    super('The file was refused when it had arrived.', details);
  }
}

/** What became of a file that was taken. */
export interface TakenUpload {
  readonly documentId: string;
  readonly isCleaned: boolean;
}

/** Whoever takes longer for one piece is not there any more. */
const LONGEST_PIECE_MS = 900_000;
const LONGEST_FINGERPRINT = 300;

/**
 * Uploads that go on where they stopped (tus 1.0: core, creation, termination, checksum, expiration). The last piece is
 * answered when the file has been looked at and belongs to its application, or with the reason why not.
 */
@Injectable()
export class Tus {
  constructor(
    private readonly uploads: Uploads,
    private readonly places: UploadPlaces,
    private readonly house: House,
  ) {}

  /** Answers where the pieces go. */
  async begin(request: FastifyRequest, reply: FastifyReply, base: string): Promise<Upload> {
    speakTus(request, reply);
    const sizeBytes = wholeNumberIn(request, 'upload-length');
    const said = metadataIn(request);
    const [destination = '', fileName = 'document'] = [said.get('destination'), said.get('filename')];
    if (sizeBytes === 0) throw new TusMalformed('A file has a length.', { header: 'upload-length' });
    if (sizeBytes > this.house.uploadMaxBytes) throw new FileTooLarge('The file is larger than allowed.');
    await this.places.mustTake(request, destination, sizeBytes);
    const fingerprint = (said.get('fingerprint') ?? '').slice(0, LONGEST_FINGERPRINT);
    const ownerId = visitorOf(request).personId;
    const upload = await this.uploads.begin({ ownerId, destination, fileName, fingerprint, sizeBytes });
    reply.status(201).header('location', `${base}/${upload.id}`);
    describe(reply, upload);
    return upload;
  }

  async tell(request: FastifyRequest, reply: FastifyReply, id: string): Promise<void> {
    speakTus(request, reply);
    const upload = await this.own(request, id);
    describe(reply, upload);
    reply.status(204).header('upload-length', String(upload.sizeBytes));
  }

  /**
   * Takes one piece. An empty one behind the last byte asks again what became of the file. Answers whether the file was
   * taken with it, and whether it was cleaned.
   */
  async append(request: FastifyRequest, reply: FastifyReply, id: string): Promise<TakenUpload | null> {
    speakTus(request, reply);
    const offset = wholeNumberIn(request, 'upload-offset');
    const sha256 = checksumIn(request);
    const before = await this.own(request, id);
    const limit = setTimeout(() => request.raw.destroy(), LONGEST_PIECE_MS).unref();
    try {
      const upload = before.outcome ? mustBeAtEnd(before, offset) : await this.write(before, request, offset, sha256);
      describe(reply, upload);
      reply.status(204);
      return await this.conclude(request, upload);
    } catch (error) {
      if (error instanceof UploadOffsetDiffers) reply.header('upload-offset', String(error.details['offset']));
      if (error instanceof ScannerAway) reply.header('retry-after', '30');
      hangUp(request, reply);
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }

  async end(request: FastifyRequest, reply: FastifyReply, id: string): Promise<void> {
    speakTus(request, reply);
    await this.uploads.end(await this.own(request, id));
    reply.status(204);
  }

  /** For a page without a script; answers where the file was meant to go. */
  async giveUp(request: FastifyRequest, id: string): Promise<string> {
    const upload = await this.own(request, id);
    await this.uploads.end(upload);
    return upload.destination;
  }

  private own(request: FastifyRequest, id: string): Promise<Upload> {
    return this.uploads.of(visitorOf(request).personId, id);
  }

  private write(upload: Upload, { raw }: FastifyRequest, offset: number, sha256: Buffer | null): Promise<Upload> {
    return this.uploads.append(upload, raw, { offset, sha256 });
  }

  /** What a rule refuses is refused for good; what passes by itself leaves the file where it is, to be tried again. */
  private async conclude(request: FastifyRequest, upload: Upload): Promise<TakenUpload | null> {
    const { outcome } = upload;
    if (outcome?.kind === 'refused') throw new RefusedBefore(outcome.code, outcome.details);
    if (outcome !== null) return outcome;
    if (upload.offset < upload.sizeBytes) return null;
    try {
      const taken = await this.places.take(request, upload, this.uploads.open(upload));
      await this.uploads.conclude(upload, { kind: 'taken', ...taken });
      return taken;
    } catch (error) {
      if (error instanceof DomainError && statusOf(error.code) < 500) {
        await this.uploads.conclude(upload, { kind: 'refused', code: error.code, details: error.details });
      }
      throw error;
    }
  }
}

/**
 * Whoever is refused stops sending: otherwise the rest of a piece that nobody wants would still go over a slow line. A
 * browser whose connection broke sends a piece once more by itself, and only this stops it.
 */
function hangUp({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.readableEnded || raw.destroyed) return;
  reply.header('connection', 'close');
  reply.raw.once('finish', () => raw.destroy());
}

function mustBeAtEnd(upload: Upload, offset: number): Upload {
  if (offset === upload.sizeBytes) return upload;
  throw new UploadOffsetDiffers('All of it has arrived.', { offset: upload.sizeBytes });
}

function describe(reply: FastifyReply, { offset, expiresAt }: Upload): void {
  reply.header('upload-offset', String(offset));
  reply.header('upload-expires', expiresAt.toUTCString());
}
