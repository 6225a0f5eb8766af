import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { Outbox } from '#libs/engine';
import { isPassing, Queues } from '#libs/platform';
import { UnrecoverableError } from 'bullmq';
import { carryOutEffect, EffectHandlers } from '#libs/programme';
import { HandingOver } from './handing-over.js';
import { Repeat } from './repeat.js';

const PAUSE_MS = 150;

/** Hands orders of the outbox to the queue, and carries out what the queue hands back. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox');
  private readonly relay = new Repeat('outbox-relay', PAUSE_MS, () => this.handOver());
  private readonly handing: HandingOver;

  constructor(
    private readonly outbox: Outbox,
    private readonly handlers: EffectHandlers,
    private readonly queues: Queues,
  ) {
    this.handing = new HandingOver(outbox, {
      add: (ids) =>
        queues.add(
          carryOutEffect,
          ids.map((effectId) => ({ payload: { effectId }, id: effectId })),
        ),
      isEmpty: () => queues.isEmpty(carryOutEffect),
    });
  }

  onApplicationBootstrap(): void {
    this.queues.process(carryOutEffect, {
      concurrency: 4,
      run: ({ effectId }) => this.carryOut(effectId),
      gaveUp: ({ effectId }, reason) => this.gaveUp(effectId, reason),
    });
    this.relay.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  private async handOver(): Promise<void> {
    await this.handing.whatTheQueueLost();
    do await this.handing.some();
    while (this.handing.hasMore && this.relay.goesOn);
  }

  /** An order waits until what is away is back; only what is wrong with it puts it aside. */
  private async gaveUp(effectId: string, reason: Error): Promise<void> {
    if (!isPassing(reason)) await this.outbox.bury(effectId, reason.message);
  }

  /** What a rule forbids is not tried again: it would be forbidden the second time too. */
  private async carryOut(effectId: string): Promise<void> {
    try {
      await this.outbox.carryOut(effectId, (name) => this.handlers.of(name));
    } catch (error) {
      this.logger.warn({ effectId, reason: String(error) });
      if (error instanceof DomainError) throw new UnrecoverableError(`${error.code}: ${error.message}`);
      throw error;
    }
  }
}
