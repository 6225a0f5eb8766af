import { HandingOver } from './handing-over.js';

/** Three rows that wait, and a queue that takes them or does not. */
function aHandingOver() {
  const world = { waiting: ['a', 'b', 'c'], queue: [] as string[], takes: true, takenBack: [] as number[], at: 0 };
  const handing = new HandingOver(
    {
      next: async () => world.waiting.splice(0),
      takeBack: async (seconds) => void world.takenBack.push(seconds),
    },
    {
      add: async (ids) => {
        if (!world.takes) throw new Error('away');
        world.queue.push(...ids);
      },
      isEmpty: async () => world.queue.length === 0,
    },
    () => world.at,
  );
  return { world, handing };
}

describe('handing rows over to the queue', () => {
  it('offers again what the queue did not take', async () => {
    const { world, handing } = aHandingOver();
    world.takes = false;
    await expect(handing.some()).rejects.toThrow('away');
    world.takes = true;

    await handing.some();
    await handing.some();

    expect(world.queue).toEqual(['a', 'b', 'c']);
  });
  it('takes back what an emptied queue has lost, looking once a second', async () => {
    const { world, handing } = aHandingOver();
    await handing.some();
    await handing.whatTheQueueLost();
    world.queue = [];
    await handing.whatTheQueueLost();
    const beforeASecond = world.takenBack.length;

    world.at = 1_000;
    await handing.whatTheQueueLost();

    expect([beforeASecond, world.takenBack]).toEqual([0, [2]]);
  });
  it('takes nothing back while the queue holds something', async () => {
    const { world, handing } = aHandingOver();
    await handing.some();

    await handing.whatTheQueueLost();

    expect(world.takenBack).toEqual([]);
  });
});
