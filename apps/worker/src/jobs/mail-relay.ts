import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MailSender } from '#libs/notifications';
import { Queues } from '#libs/platform';
import { sendMail } from '#libs/programme';
import { HandingOver } from './handing-over.js';
import { Repeat } from './repeat.js';

const PAUSE_MS = 250;
/** As many mails at once as there are connections to the mail server: what a crash may repeat is no more than these. */
const CONCURRENCY = 5;

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
      add: (ids) =>
        queues.add(
          sendMail,
          ids.map((mailId) => ({ payload: { mailId }, id: mailId })),
        ),
      isEmpty: () => queues.isEmpty(sendMail),
    });
  }

  onApplicationBootstrap(): void {
    if (!this.sender.canSend) return;
    this.queues.process(sendMail, { concurrency: CONCURRENCY, run: ({ mailId }) => this.sender.send(mailId) });
    this.relay.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  private async handOver(): Promise<void> {
    await this.handing.whatTheQueueLost();
    await this.handing.some();
  }
}
