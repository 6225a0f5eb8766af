import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The line to another process of this machine, which a test can slow down, hold up and cut. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private readonly lanes = new Set<Lane>();
  private delayMs = 0;
  private flows = true;

  private constructor(
    private server: Server,
    private readonly far: URL,
    private readonly port: number,
  ) {}

  static async to(far: URL): Promise<Line> {
    const server = createServer();
    await listening(server, 0);
    // A TCP server that listens has an address with a port.
    const line = new Line(server, far, (server.address() as AddressInfo).port);
    server.on('connection', (near) => line.connect(near));
    return line;
  }

  /** The address that leads through this line. */
  through(url: URL): string {
    const through = new URL(url);
    Object.assign(through, { hostname: '127.0.0.1', port: String(this.port) });
    return through.href;
  }

  /** So long on the way, in each direction. */
  delay(milliseconds: number): void {
    this.delayMs = milliseconds;
    for (const lane of this.lanes) lane.changed();
  }

  /** Everything is swallowed and nothing breaks, until it flows again. */
  holdUp(): void {
    this.flows = false;
  }

  flow(): void {
    this.flows = true;
    for (const lane of this.lanes) lane.changed();
  }

  /** Breaks every connection, and refuses new ones. */
  cut(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  async mend(): Promise<void> {
    this.server = createServer((near) => this.connect(near));
    await listening(this.server, this.port);
  }

  private connect(near: Socket): void {
    const far = connect(Number(this.far.port), this.far.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      const lane = new Lane(to, () => (this.flows ? this.delayMs : null));
      this.sockets.add(from);
      this.lanes.add(lane);
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => lane.carry(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        this.sockets.delete(from);
        this.lanes.delete(lane);
        to.destroy();
      });
    }
  }
}

/** One direction: what came first leaves first, however the delay changes. */
class Lane {
  private readonly onTheWay: { readonly chunk: Buffer; readonly cameAt: number }[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** `delayMs` is null while nothing flows. */
  constructor(
    private readonly to: Socket,
    private readonly delayMs: () => number | null,
  ) {}

  carry(chunk: Buffer): void {
    this.onTheWay.push({ chunk, cameAt: performance.now() });
    if (this.timer === undefined) this.changed();
  }

  changed(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const delay = this.delayMs();
    if (delay === null) return;
    for (let [first] = this.onTheWay; first; [first] = this.onTheWay) {
      const wait = first.cameAt + delay - performance.now();
      if (wait > 0) {
        this.timer = setTimeout(() => this.changed(), wait);
        return;
      }
      this.onTheWay.shift();
      if (!this.to.destroyed) this.to.write(first.chunk);
    }
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
