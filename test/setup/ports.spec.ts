import { type Server, createServer } from 'node:net';
import { freePort, opens, requirePort } from '../../config/setup/ports.mjs';

let taken: Server;
let port = 0;

beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  port = address && typeof address === 'object' ? address.port : 0;
});

afterAll(() => new Promise((resolve) => taken.close(resolve)));

describe('a port', () => {
  it('that is taken is refused in one sentence, with another that is free', async () => {
    const refused: Error = await requirePort(port, '127.0.0.1').then(
      () => new Error('It was not refused.'),
      (error: Error) => error,
    );

    expect(refused.message).toMatch(new RegExp(`^Port ${port} is taken .* PORT=\\d+ npm start\\.$`));
    await expect(requirePort(Number(/PORT=(\d+)/.exec(refused.message)?.[1]), '127.0.0.1')).resolves.toBeUndefined();
  });

  it('on an address of another machine is refused', async () => {
    await expect(requirePort(port, '192.0.2.1')).rejects.toThrow(/HOST=192\.0\.2\.1 is not an address of this machine/);
  });

  it('is kept across starts while it is free, and replaced when it is not', async () => {
    const free = await freePort();

    expect(await freePort(free)).toBe(free);
    expect(await freePort(port)).not.toBe(port);
  });

  it('is waited for only as long as there is hope', async () => {
    expect(await opens(port, { waitMs: 1_000, stillHoping: () => true })).toBe(true);
    expect(await opens(await freePort(), { waitMs: 60_000, stillHoping: () => false })).toBe(false);
  });
});
