import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import { Database } from '../database/database.js';
import { PartialFiles } from '../files/partial-files.js';
import { TooManyUploads, type Upload, UploadNotFound, UploadOffsetDiffers, type UploadOutcome } from './upload.js';

/** A person works on a few documents at a time. */
const MOST_OPEN = 20;
const MOST_OPEN_BYTES = 400_000_000;
const COLUMNS = `u.id, u.owner_id as "ownerId", u.destination, u.file_name as "fileName", u.fingerprint,
  u.size_bytes::float8 as "sizeBytes", u.expires_at as "expiresAt", u.outcome`;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type UploadRow = Omit<Upload, 'offset'>;
export type NewUpload = Pick<Upload, 'ownerId' | 'destination' | 'fileName' | 'fingerprint' | 'sizeBytes'>;

/** Files on their way, kept for three days after their last sign of life. Only who began one may go on with it. */
@Injectable()
export class Uploads {
  /** Whoever writes to an upload in this process, so that a dead connection gives way to the next one. */
  private readonly writing = new Map<string, { readonly content: Readable; readonly done: Promise<void> }>();

  constructor(
    private readonly database: Database,
    private readonly partials: PartialFiles,
    private readonly ids: Ids,
  ) {}

  /** Throws `TooManyUploads` for who has more on the way than anybody needs. */
  async begin(upload: NewUpload): Promise<Upload> {
    const id = this.ids.next();
    await this.database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 44))', [upload.ownerId]);
      const [open] = await tx.query<{ n: number; bytes: number }[]>(
        `select count(*)::int as n, coalesce(sum(u.size_bytes), 0)::float8 as bytes from upload u
         where u.owner_id = $1 and u.outcome is null and u.expires_at > minha_now()`,
        [upload.ownerId],
      );
      if (open && (open.n >= MOST_OPEN || open.bytes + upload.sizeBytes > MOST_OPEN_BYTES)) {
        throw new TooManyUploads('Too much is on its way already.', { most: MOST_OPEN });
      }
      const { ownerId, destination, fileName, fingerprint, sizeBytes } = upload;
      await tx.query(
        `insert into upload (id, owner_id, destination, file_name, fingerprint, size_bytes, begun_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, minha_now(), minha_now() + interval '3 days')`,
        [id, ownerId, destination, fileName, fingerprint, sizeBytes],
      );
    });
    return this.of(upload.ownerId, id);
  }

  /** Throws `UploadNotFound` also for somebody else's. */
  async of(ownerId: string, id: string): Promise<Upload> {
    const [row] = UUID.test(id)
      ? await this.database.query<UploadRow>(
          `select ${COLUMNS} from upload u where u.id = $1 and u.owner_id = $2 and u.expires_at > minha_now()`,
          [id, ownerId],
        )
      : [];
    if (!row) throw new UploadNotFound('There is no such upload.', { id });
    return this.withOffset(row);
  }

  /** What this person has on its way to a place and below it. */
  async openTo(ownerId: string, destination: string): Promise<readonly Upload[]> {
    const rows = await this.database.query<UploadRow>(
      `select ${COLUMNS} from upload u where u.owner_id = $1 and starts_with(u.destination, $2)
         and u.outcome is null and u.expires_at > minha_now() order by u.begun_at, u.id`,
      [ownerId, destination],
    );
    return Promise.all(rows.map((row) => this.withOffset(row)));
  }

  /** Writes on where it stopped. Throws `UploadOffsetDiffers` for a sender who believes in another place. */
  async append(
    upload: Upload,
    content: Readable,
    { offset, sha256 }: { readonly offset: number; readonly sha256: Buffer | null },
  ): Promise<Upload> {
    await this.interrupt(upload.id);
    const at = await this.partials.length(upload.id);
    if (at !== offset) throw new UploadOffsetDiffers('Another length has arrived.', { offset: at });
    const work = this.partials.append(upload.id, content, { at, most: upload.sizeBytes - at, sha256 });
    const done = work.catch(() => undefined);
    this.writing.set(upload.id, { content, done });
    try {
      await work;
    } finally {
      if (this.writing.get(upload.id)?.content === content) this.writing.delete(upload.id);
    }
    await this.database.query(
      `update upload u set expires_at = greatest(u.expires_at, minha_now() + interval '3 days') where u.id = $1`,
      [upload.id],
    );
    return this.of(upload.ownerId, upload.id);
  }

  open({ id }: Upload): Readable {
    return this.partials.open(id);
  }

  /** Remembers what became of it for a sender whose answer got lost; the bytes are gone. */
  async conclude({ id }: Upload, outcome: UploadOutcome): Promise<void> {
    await this.database.query(
      `update upload u set outcome = $2, expires_at = minha_now() + interval '1 hour' where u.id = $1`,
      [id, JSON.stringify(outcome)],
    );
    await this.partials.remove(id);
  }

  async end({ id }: Upload): Promise<void> {
    await this.interrupt(id);
    await this.database.query('delete from upload u where u.id = $1', [id]);
    await this.partials.remove(id);
  }

  /** Takes away what nobody went on with, and bytes that no upload names. Answers how many uploads were over. */
  async tidyUp(): Promise<number> {
    const gone = await this.database.query<{ id: string }>(
      'with gone as (delete from upload u where u.expires_at <= minha_now() returning u.id) select g.id from gone g',
    );
    // Bytes are listed first: an upload that begins meanwhile is among the names.
    const lying = await this.partials.all();
    const named = await this.database.query<{ id: string }>('select u.id::text as id from upload u');
    const known = new Set(named.map(({ id }) => id));
    for (const id of lying) if (!known.has(id)) await this.partials.remove(id);
    return gone.length;
  }

  private async interrupt(id: string): Promise<void> {
    const before = this.writing.get(id);
    before?.content.destroy();
    await before?.done;
  }

  private async withOffset(row: UploadRow): Promise<Upload> {
    return { ...row, offset: row.outcome ? row.sizeBytes : await this.partials.length(row.id) };
  }
}
