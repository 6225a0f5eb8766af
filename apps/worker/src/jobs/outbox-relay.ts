import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { Outbox } from '#libs/engine';
import { Queues } from '#libs/platform';
import { UnrecoverableError } from 'bullmq';
import { carryOutEffect, EffectHandlers } from '#libs/programme';
import { Repeat } from './repeat.js';

const PAUSE_MS = 150;
const BATCH = 500;

/** Hands orders of the outbox to the queue, and carries out what the queue hands back. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox');
  private readonly relay = new Repeat('outbox-relay', PAUSE_MS, () => this.handOver());

  constructor(
    private readonly outbox: Outbox,
    private readonly handlers: EffectHandlers,
    private readonly queues: Queues,
  ) {}

  onApplicationBootstrap(): void {
    this.queues.process(carryOutEffect, {
      concurrency: 4,
      run: ({ effectId }) => this.carryOut(effectId),
      gaveUp: ({ effectId }, reason) => this.outbox.bury(effectId, reason.message),
    });
    this.relay.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  private async handOver(): Promise<void> {
    for (;;) {
      const ids = await this.outbox.next(BATCH);
      await this.queues.add(
        carryOutEffect,
        ids.map((effectId) => ({ payload: { effectId }, id: effectId })),
      );
      if (ids.length < BATCH || !this.relay.goesOn) return;
    }
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
