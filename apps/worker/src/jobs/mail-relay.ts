import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MailSender } from '#libs/notifications';
import { Queues } from '#libs/platform';
import { sendMail } from '#libs/programme';
import { Repeat } from './repeat.js';

const PAUSE_MS = 250;
const BATCH = 500;
/** As many mails at once as there are connections to the mail server: what a crash may repeat is no more than these. */
const CONCURRENCY = 5;

/** Hands recorded mails to the queue, and sends what the queue hands back. */
@Injectable()
export class MailRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relay = new Repeat('mail-relay', PAUSE_MS, () => this.handOver());

  constructor(
    private readonly sender: MailSender,
    private readonly queues: Queues,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.sender.canSend) return;
    this.queues.process(sendMail, { concurrency: CONCURRENCY, run: ({ mailId }) => this.sender.send(mailId) });
    this.relay.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  private async handOver(): Promise<void> {
    const ids = await this.sender.next(BATCH);
    await this.queues.add(
      sendMail,
      ids.map((mailId) => ({ payload: { mailId }, id: mailId })),
    );
  }
}
