import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type GivenFile, GivenFiles, originOf } from '#libs/applications';
import { type Call, Calls } from '#libs/calls';
import { NothingHere } from '../http/refusals.js';
import { commandOf } from '../http/who.js';
import type { GivenFilePlace } from './given-file-place.js';

export interface FilesAsked {
  readonly words: string;
  readonly from: number;
  readonly limit: number;
}

export interface FilesFound {
  readonly files: readonly GivenFile[];
  readonly hasMore: boolean;
  /** The calls that asked for them, by id. */
  readonly calls: ReadonlyMap<string, Call>;
}

/** What may be chosen for a place, and choosing it; for page and API alike. */
@Injectable()
export class GivenFilesDesk {
  constructor(
    private readonly given: GivenFiles,
    private readonly calls: Calls,
  ) {}

  async list({ organisationId }: GivenFilePlace, { words, from, limit }: FilesAsked): Promise<FilesFound> {
    const found = await this.given.list({ organisationId, words, from, limit: limit + 1 });
    const files = found.slice(0, limit);
    return { files, hasMore: found.length > limit, calls: await this.callsOf(files) };
  }

  /** Takes the file by the way of an upload. Throws `NothingHere` for a content that the organisation has not given. */
  async take(
    request: FastifyRequest,
    place: GivenFilePlace,
    { sha256, validUntil }: { readonly sha256: string; readonly validUntil: string | null },
  ): Promise<{ readonly documentId: string }> {
    const file = await this.given.one(place.organisationId, sha256);
    if (!file) throw new NothingHere('The organisation has not given this file.');
    const { storageKey, name } = file;
    const chosen = { storageKey, fileName: name, reusedFrom: originOf(file), validUntil };
    return place.take(commandOf(request, place.actor), chosen);
  }

  private async callsOf(files: readonly GivenFile[]): Promise<ReadonlyMap<string, Call>> {
    const ids = new Set(files.flatMap(({ uses }) => uses.flatMap(({ callId }) => callId ?? [])));
    const calls = await Promise.all([...ids].map((id) => this.calls.of(null, id)));
    return new Map(calls.map((call) => [call.id, call]));
  }
}
