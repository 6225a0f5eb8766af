import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** How far the telephone is from the portal. */
export interface LinkSpeed {
  /** What it carries towards the server, over all connections together. */
  readonly bytesPerSecond: number;
  /** How often every connection is cut at once. */
  readonly cutEveryMs: number;
}

const TICK_MS = 20;

/**
 * A link between a browser and the portal that is slow upwards and is cut again and again, without a word to either side.
 * It counts what it has carried: bytes that a computer believes to have sent and that never went over it do not count.
 */
export class SlowLink {
  private readonly connections = new Set<Socket>();
  private allowance = 0;
  private refilledAt = performance.now();
  private carried = 0;
  private cut = 0;

  private constructor(
    private readonly server: Server,
    private readonly speed: LinkSpeed,
    private readonly cutting: NodeJS.Timeout,
    readonly url: string,
  ) {}

  static async to(portalUrl: string, speed: LinkSpeed): Promise<SlowLink> {
    const { hostname, port } = new URL(portalUrl);
    const server = createServer({ highWaterMark: 4_096 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The link has no address.');
    const cutting = setInterval(() => link.cutAll(), speed.cutEveryMs);
    const link = new SlowLink(server, speed, cutting, `http://localhost:${address.port}`);
    server.on('connection', (near) => link.join(near, connect(Number(port), hostname)));
    return link;
  }

  /** Bytes that went towards the server, and how often the link was cut. */
  get counted(): { readonly carriedBytes: number; readonly cuts: number } {
    return { carriedBytes: this.carried, cuts: this.cut };
  }

  countAnew(): void {
    this.carried = 0;
    this.cut = 0;
  }

  async close(): Promise<void> {
    clearInterval(this.cutting);
    for (const socket of this.connections) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private cutAll(): void {
    this.cut += 1;
    for (const socket of this.connections) socket.destroy();
  }

  private join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.connections.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.connections.delete(one);
        other.destroy();
      });
    }
    far.pipe(near);
    void this.carry(near, far);
  }

  /** Towards the server no faster than the link: a chunk waits for its turn, and nothing is read ahead of it. */
  private async carry(near: Socket, far: Socket): Promise<void> {
    try {
      for await (const chunk of near as AsyncIterable<Buffer>) {
        await this.turnFor(chunk.length);
        if (far.destroyed) return;
        far.write(chunk);
        this.carried += chunk.length;
      }
      far.end();
    } catch {
      far.destroy();
    }
  }

  private async turnFor(bytes: number): Promise<void> {
    for (;;) {
      const now = performance.now();
      const refill = ((now - this.refilledAt) * this.speed.bytesPerSecond) / 1_000;
      this.allowance = Math.min(this.allowance + refill, this.speed.bytesPerSecond / 10);
      this.refilledAt = now;
      if (this.allowance > 0) break;
      await pause(TICK_MS);
    }
    this.allowance -= bytes;
  }
}
