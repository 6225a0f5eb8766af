import { open, type FileHandle } from 'node:fs/promises';
import { FileRefused } from '../file-refused.js';

const CHUNK_BYTES = 128 * 1024;
const WINDOW_BYTES = 32 * 1024;

/** A file under examination: read at any place, a piece at a time, so that its size costs no memory. */
export class Source {
  /** Small parts lie beside each other: they are read together. */
  private window: { readonly from: number; readonly bytes: Buffer } = { from: 0, bytes: Buffer.alloc(0) };

  private constructor(
    readonly path: string,
    readonly size: number,
    private readonly file: FileHandle,
    private readonly patience: AbortSignal,
  ) {}

  /** Reads until `patience` ends; from then on every reading throws `FileRefused` (too complex). */
  static async open(path: string, patience: AbortSignal): Promise<Source> {
    const file = await open(path, 'r');
    return new Source(path, (await file.stat()).size, file, patience);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** The bytes from `at`; fewer than asked at the end of the file. */
  async read(at: number, length: number): Promise<Buffer> {
    this.mustGoOn();
    if (length > WINDOW_BYTES) return this.readFromFile(at, length);
    const within = at - this.window.from;
    if (within < 0 || within + Math.min(length, this.size - at) > this.window.bytes.length) {
      this.window = { from: at, bytes: await this.readFromFile(at, WINDOW_BYTES) };
    }
    const start = at - this.window.from;
    return this.window.bytes.subarray(start, start + length);
  }

  private async readFromFile(at: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - at)));
    const { bytesRead } = await this.file.read(buffer, 0, buffer.length, at);
    return buffer.subarray(0, bytesRead);
  }

  /** Exactly so many bytes; throws `FileRefused` (damaged) where the file ends before. */
  async exactly(at: number, length: number): Promise<Buffer> {
    const bytes = await this.read(at, length);
    if (bytes.length === length) return bytes;
    throw new FileRefused('damaged', 'The file ends before its own structure does.', { at });
  }

  async *chunks(from: number, to: number = this.size): AsyncGenerator<Buffer, void, undefined> {
    for (let at = from; at < to; at += CHUNK_BYTES) yield await this.read(at, Math.min(CHUNK_BYTES, to - at));
  }

  mustGoOn(): void {
    if (this.patience.aborted) throw new FileRefused('too-complex', 'The file takes too long to be looked at.');
  }
}
