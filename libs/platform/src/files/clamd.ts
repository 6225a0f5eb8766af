import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { FileRefused } from './file-refused.js';
import type { StagedFile } from './file-store.js';
import { FileInfected, ScannerAway, type ScannerState, VirusScanner } from './virus-scanner.js';

const CHUNK_BYTES = 64 * 1024;
const PATIENCE_MS = 30_000;
const LONGEST_ANSWER = 4_096;

/** ClamAV's daemon over TCP: the file is streamed to it (INSTREAM), so it may live on another machine. */
export class Clamd extends VirusScanner {
  constructor(
    private readonly address: { readonly host: string; readonly port: number },
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super();
  }

  async scan({ path }: StagedFile): Promise<void> {
    const answer = await this.ask('zINSTREAM\0', async (socket) => {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) await sendChunk(socket, chunk);
      await send(socket, Buffer.alloc(4));
    });
    const found = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1];
    if (found) throw new FileInfected('The scanner knows this file as harmful.', { name: found });
    if (answer === 'stream: OK') return;
    if (/size limit exceeded/i.test(answer))
      throw new FileRefused('too-complex', 'The scanner takes no file this large.');
    throw new ScannerAway('The scanner gave an answer that is none.', { answer: answer.slice(0, 200) });
  }

  async state(): Promise<ScannerState> {
    try {
      return { kind: 'present', version: await this.ask('zVERSION\0', () => Promise.resolve()) };
    } catch (error) {
      return { kind: 'away', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  private async ask(command: string, then: (socket: Socket) => Promise<void>): Promise<string> {
    const socket = createConnection(this.address);
    socket.setTimeout(this.patienceMs, () => socket.destroy(new Error('The scanner did not answer in time.')));
    const answer = answerOn(socket);
    // A connection that is refused fails before anybody waits for the answer.
    answer.catch(() => undefined);
    try {
      await send(socket, Buffer.from(command));
      await then(socket);
    } catch {
      // It may answer before it has everything, and close: the answer says what happened.
    }
    try {
      return await answer;
    } catch (error) {
      throw new ScannerAway('The scanner does not answer.', { reason: String(error) });
    } finally {
      socket.destroy();
    }
  }
}

async function sendChunk(socket: Socket, chunk: Buffer): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  await send(socket, length);
  await send(socket, chunk);
}

function send(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** One answer, ended by NUL. */
function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')).trim());
      else if (text.length > LONGEST_ANSWER) reject(new Error('The answer has no end.'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The scanner closed without an answer.')));
  });
}
