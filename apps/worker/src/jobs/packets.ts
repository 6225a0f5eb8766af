import type { HandedOrder } from '#libs/engine';

/** What one job carries out: an order by itself, or many in one transaction. */
export interface Packet {
  /** Two packets that begin with the same order are the same to the queue. */
  readonly id: string;
  readonly effectIds: readonly string[];
}

/** As many as share the cost of a transaction; more would keep their rows locked longer for little gain. */
const LARGEST = 100;

/** Puts the orders that can be carried out together into packets, and gives every other order a job of its own. */
export function packetsOf(
  orders: readonly HandedOrder[],
  goesTogether: (order: HandedOrder) => boolean,
): readonly Packet[] {
  const together = orders.filter(goesTogether);
  const packets: Packet[] = orders.filter((order) => !goesTogether(order)).map(alone);
  for (let from = 0; from < together.length; from += LARGEST) {
    const packet = together.slice(from, from + LARGEST);
    const [first] = packet;
    if (!first) continue;
    const effectIds = packet.map(({ id }) => id);
    packets.push(packet.length === 1 ? alone(first) : { id: `packet-${first.id}`, effectIds });
  }
  return packets;
}

/** An order with a job of its own. */
export function alone({ id }: Pick<HandedOrder, 'id'>): Packet {
  return { id, effectIds: [id] };
}
