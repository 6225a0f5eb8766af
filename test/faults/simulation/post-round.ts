import { type EffectHandler, ManyAtOnce } from '#libs/engine';
import { NotYet } from '#libs/platform';
import { packetsOf } from '../../../apps/worker/src/jobs/packets.js';
import type { Programme } from './programme.js';
import type { World } from './world.js';

const BATCH = 50;
const BETWEEN = '\n';

/** The queue between those who hand over and those who carry out: it may lose, repeat and reorder, and does. */
export class SimulatedQueue {
  private waiting: string[] = [];

  constructor(private readonly world: World) {}

  /** What lies in the queue is not put there again; and what is handed over together has no order that PostgreSQL promises. */
  add(ids: readonly string[]): void {
    this.waiting.push(...ids.filter((id) => !this.waiting.includes(id)).sort());
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** The next job; not always the oldest, and not always for the last time. */
  next(): string {
    const { chance } = this.world;
    const place = chance.happens(0.2) ? chance.between(0, this.waiting.length - 1) : 0;
    if (place > 0) this.world.count('reordered delivery');
    const [id] = this.waiting.splice(place, 1);
    if (id === undefined) throw new Error('The queue is empty.');
    if (chance.happens(0.04)) {
      this.world.count('duplicate delivery');
      this.waiting.splice(chance.between(0, this.waiting.length), 0, id);
    }
    return id;
  }

  lose(): void {
    if (!this.isEmpty) this.world.count('queue emptied');
    this.waiting = [];
  }
}

/** Hands waiting orders over, and carries out what the queue hands back. */
export async function deliverOrders(programme: Programme, queue: SimulatedQueue, most: number): Promise<void> {
  const handlerOf = (name: string) => {
    const handler = programme.handlers.get(name);
    if (!handler) throw new Error(`Nobody carries out ${name}.`);
    return handler;
  };
  const packets = packetsOf(await programme.outbox.next(BATCH), ({ name }) => handlerOf(name) instanceof ManyAtOnce);
  queue.add(packets.map(({ effectIds }) => effectIds.join(BETWEEN)));
  const early: string[] = [];
  for (let done = 0; done < most && !queue.isEmpty; done += 1) {
    const job = queue.next();
    if (!(await isCarriedOut(programme, job.split(BETWEEN), handlerOf))) early.push(job);
  }
  queue.add(early);
}

/** False for what has to wait for another order. */
async function isCarriedOut(
  { outbox }: Programme,
  [first = '', ...others]: readonly string[],
  handlerOf: (name: string) => EffectHandler,
): Promise<boolean> {
  try {
    if (others.length === 0) await outbox.carryOut(first, handlerOf);
    else await outbox.carryOutTogether([first, ...others], handlerOf);
    return true;
  } catch (error) {
    if (error instanceof NotYet) return false;
    throw error;
  }
}

/** The same for mails; `inHand` is told of each before it is sent. */
export async function deliverMails(
  programme: Programme,
  queue: SimulatedQueue,
  of: { readonly most: number; readonly inHand: (id: string | null) => void },
): Promise<void> {
  queue.add(await programme.mails.next(BATCH));
  for (let done = 0; done < of.most && !queue.isEmpty; done += 1) {
    const id = queue.next();
    of.inHand(id);
    await programme.mails.send([id]);
    of.inHand(null);
  }
}
