import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { aPdfFile, EICAR } from '../testing/index.js';
import { Clamd } from './clamd.js';
import { FileSystemStore } from './file-system-store.js';
import { Intake } from './intake.js';

/** A daemon that speaks INSTREAM as clamd does, and knows one virus. */
function daemon(answer?: string): Server {
  return createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const command = received.subarray(0, received.indexOf(0)).toString();
      if (command === 'zVERSION') socket.end('ClamAV 1.4.6\0');
      const content = command === 'zINSTREAM' ? streamIn(received.subarray(10)) : null;
      if (content) socket.end(answer ?? `stream: ${content.includes(EICAR) ? 'Eicar-Signature FOUND' : 'OK'}\0`);
    });
  });
}

/** What the chunks hold once the empty one has come. */
function streamIn(bytes: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

describe('files that a scanner looks at', () => {
  let root: string;
  const open: Server[] = [];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'minha-scanned-'));
  });
  afterEach(() => open.splice(0).forEach((server) => server.close()));
  afterAll(() => rm(root, { recursive: true, force: true }));

  async function scannerOn(server: Server): Promise<Clamd> {
    open.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return new Clamd({ host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 }, 500);
  }

  const take = (scanner: Clamd, content: Buffer) =>
    new Intake(new FileSystemStore(root), scanner).take(Readable.from([content]), {
      fileName: 'a.pdf',
      formats: ['pdf'],
      maxBytes: 1_000_000,
    });

  it('are kept when it knows nothing against them', async () => {
    const scanner = await scannerOn(daemon());

    await expect(take(scanner, aPdfFile({ text: 'x'.repeat(200_000) }))).resolves.toMatchObject({ name: 'a.pdf' });
    await expect(scanner.state()).resolves.toEqual({ kind: 'present', version: 'ClamAV 1.4.6' });
  });

  it('are refused when it knows them, also inside a whole document', async () => {
    const scanner = await scannerOn(daemon());

    await expect(take(scanner, aPdfFile({ text: EICAR }))).rejects.toMatchObject({ code: 'files.infected' });
  });

  it.each([
    ['says something else', daemon('stream: who knows\0')],
    ['says nothing', createServer(() => undefined)],
    ['closes', createServer((socket) => socket.destroy())],
  ])('are not kept when it %s', async (_title, server) => {
    await expect(take(await scannerOn(server), aPdfFile())).rejects.toMatchObject({ code: 'files.scanner-away' });
  });

  it('are not kept when it is away', async () => {
    const scanner = new Clamd({ host: '127.0.0.1', port: 1 });

    await expect(take(scanner, aPdfFile())).rejects.toMatchObject({ code: 'files.scanner-away' });
    await expect(scanner.state()).resolves.toMatchObject({ kind: 'away' });
  });
});
