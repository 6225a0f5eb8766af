import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MailSender } from '#libs/notifications';
import { Queues } from '#libs/platform';
import { sendMail } from '#libs/programme';
import { HandingOver } from './handing-over.js';
import { Repeat } from './repeat.js';

const PAUSE_MS = 250;
/** Mails that share a lock, a look and a job. */
const PACKET = 25;
/** Packets that a worker has in hand; of each five mails are under way: what a crash may repeat is no more than these. */
const CONCURRENCY = 2;
/**
 * While so many packets wait, no more are handed over: mails lie in PostgreSQL until their turn is near, not so long in
 * the queue that they are taken for lost.
 */
const ENOUGH = 20;

/** Hands recorded mails to the queue, and sends what the queue hands back. */
@Injectable()
export class MailRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relay = new Repeat('mail-relay', PAUSE_MS, () => this.handOver());
  private readonly handing: HandingOver<string>;

  constructor(
    private readonly sender: MailSender,
    private readonly queues: Queues,
  ) {
    this.handing = new HandingOver(sender, {
      add: (ids) => queues.add(sendMail, packetsOfMails(ids)),
      isEmpty: () => queues.isEmpty(sendMail),
    });
  }

  onApplicationBootstrap(): void {
    if (!this.sender.canSend) return;
    this.queues.process(sendMail, { concurrency: CONCURRENCY, run: ({ mailIds }) => this.sender.send(mailIds) });
    this.relay.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  private async handOver(): Promise<void> {
    await this.handing.whatTheQueueLost();
    if ((await this.queues.waiting(sendMail)) < ENOUGH) await this.handing.some();
  }
}

function packetsOfMails(ids: readonly string[]) {
  const packets = Array.from({ length: Math.ceil(ids.length / PACKET) }, (_, n) =>
    ids.slice(n * PACKET, (n + 1) * PACKET),
  );
  return packets.map((mailIds) => ({ payload: { mailIds }, id: `mails-${mailIds[0] ?? ''}` }));
}
