import type { Knowledge } from './knowledge.js';
import type { Asked } from './office.js';
import { deliverMails, deliverOrders, type SimulatedQueue } from './post-round.js';
import type { Programme } from './programme.js';
import { violated } from './violation.js';
import type { Watch } from './watch.js';
import type { World } from './world.js';

const HOUR = 3_600_000;
/** Orders lead to transitions, those to orders; a chain of them is shorter than this. */
const MOST_ROUNDS = 12;

export interface Open {
  readonly world: World;
  readonly programme: Programme;
  readonly watch: Watch;
  readonly orders: SimulatedQueue;
  readonly mails: SimulatedQueue;
}

/** Hours without faults, in which everything that waits is carried out. */
export async function carryOutAll(
  { world, programme, watch, orders, mails }: Open,
  shards: readonly number[],
): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    world.pass(2 * HOUR);
    const since = world.now;
    await programme.sweeper.sweepAll(shards);
    watch.look('everything');
    watch.nothingDueAt(since);
    if (watch.waiting.orders + watch.waiting.mails === 0) break;
    await deliverOrders(programme, orders, 1_000);
    await deliverMails(programme, mails, { most: 1_000, inHand: () => undefined });
  }
  watch.nothingOpen();
}

/** What was answered is what history says, and history is what can have happened. */
export async function closeBooks(
  { verifier }: Programme,
  commands: Iterable<Asked>,
  knowledge: Knowledge,
): Promise<void> {
  for (const { key, event, instanceId, answer } of commands) {
    const acted = knowledge.acted.get(key) ?? 0;
    const what = `${event} of ${instanceId} was answered ${answer} and acted ${acted} times`;
    if (answer === 'done' && acted === 0) violated('what was acknowledged stays', what);
    if (acted > 1 || (answer === 'refused' && acted > 0)) violated('a command acts once', what);
  }
  const { discrepancies } = await verifier.verify();
  const [first] = discrepancies;
  if (first) violated('history is a path of the definition', `${first.instanceId} ${first.code}: ${first.message}`);
}
