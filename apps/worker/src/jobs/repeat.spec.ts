import { Logger } from '@nestjs/common';
import { type Clock, install } from '@sinonjs/fake-timers';
import { mock } from 'node:test';
import { Repeat } from './repeat.js';

let clock: Clock;

beforeEach(() => {
  clock = install();
});

afterEach(() => {
  clock.uninstall();
  mock.restoreAll();
});

/** Counts the turns of a loop that pauses for 150 ms and fails until it is told that all is well. */
async function aLoop() {
  const loop = { turns: 0, reason: 'away' as string | null };
  const repeat = new Repeat('test', 150, async () => {
    loop.turns += 1;
    if (loop.reason !== null) throw new Error(loop.reason);
  });
  repeat.start();
  await clock.tickAsync(0);
  return Object.assign(loop, { repeat });
}

describe('a loop whose work fails', () => {
  it('tries less and less often, but every two seconds', async () => {
    const loop = await aLoop();
    await clock.tickAsync(60_000);
    const inTheFirstMinute = loop.turns;
    await clock.tickAsync(10_000);

    expect(inTheFirstMinute).toBeLessThan(40);
    expect(loop.turns - inTheFirstMinute).toBe(5);
    await loop.repeat.stop();
  });
  it('is back at its own pace after the first success', async () => {
    const loop = await aLoop();
    await clock.tickAsync(60_000);
    loop.reason = null;
    await clock.tickAsync(2_000);
    const before = loop.turns;

    await clock.tickAsync(1_500);

    expect(loop.turns - before).toBe(10);
    await loop.repeat.stop();
  });
  it('is not hurried by an alarm', async () => {
    const loop = await aLoop();
    await clock.tickAsync(60_000);
    const before = loop.turns;

    for (let n = 0; n < 100; n += 1) {
      loop.repeat.wake();
      await clock.tickAsync(1);
    }

    expect(loop.turns - before).toBeLessThanOrEqual(1);
    await loop.repeat.stop();
  });
  it('says once why, and once that it goes on', async () => {
    const warned = mock.method(Logger.prototype, 'warn', () => undefined);
    const logged = mock.method(Logger.prototype, 'log', () => undefined);
    const loop = await aLoop();
    await clock.tickAsync(60_000);
    loop.reason = null;
    await clock.tickAsync(60_000);

    expect(warned.mock.calls.map((call) => call.arguments)).toEqual([['away']]);
    expect(logged.mock.callCount()).toBe(1);
    await loop.repeat.stop();
  });
  it('ends at once when it is stopped', async () => {
    const loop = await aLoop();
    await clock.tickAsync(60_000);

    await loop.repeat.stop();

    expect(loop.repeat.goesOn).toBe(false);
  });
});
