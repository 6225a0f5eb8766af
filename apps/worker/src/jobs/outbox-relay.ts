import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { type HandedOrder, Outbox } from '#libs/engine';
import { isPassing, Queues } from '#libs/platform';
import { UnrecoverableError } from 'bullmq';
import { carryOutEffect, EffectHandlers } from '#libs/programme';
import { HandingOver } from './handing-over.js';
import { alone, type Packet, packetsOf } from './packets.js';
import { Repeat } from './repeat.js';

const PAUSE_MS = 150;

/** Hands orders of the outbox to the queue, and carries out what the queue hands back. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox');
  private readonly relay = new Repeat('outbox-relay', PAUSE_MS, () => this.handOver());
  private readonly handing: HandingOver<HandedOrder>;

  constructor(
    private readonly outbox: Outbox,
    private readonly handlers: EffectHandlers,
    private readonly queues: Queues,
  ) {
    this.handing = new HandingOver(outbox, {
      add: (orders) => this.add(packetsOf(orders, ({ name }) => handlers.goesTogether(name))),
      isEmpty: () => queues.isEmpty(carryOutEffect),
    });
  }

  onApplicationBootstrap(): void {
    this.queues.process(carryOutEffect, {
      concurrency: 4,
      run: ({ effectIds }) => this.carryOut(effectIds),
      gaveUp: ({ effectIds }, reason) => this.gaveUp(effectIds, reason),
    });
    this.relay.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  private add(packets: readonly Packet[]): Promise<void> {
    return this.queues.add(
      carryOutEffect,
      packets.map(({ id, effectIds }) => ({ payload: { effectIds: [...effectIds] }, id })),
    );
  }

  private async handOver(): Promise<void> {
    await this.handing.whatTheQueueLost();
    do await this.handing.some();
    while (this.handing.hasMore && this.relay.goesOn);
  }

  /** An order waits until what is away is back; only what is wrong with it puts it aside. */
  private async gaveUp(effectIds: readonly string[], reason: Error): Promise<void> {
    if (isPassing(reason)) return;
    for (const id of effectIds) await this.outbox.bury(id, reason.message);
  }

  private carryOut(effectIds: readonly string[]): Promise<void> {
    const [only, ...others] = effectIds;
    return only !== undefined && others.length === 0 ? this.carryOutOne(only) : this.carryOutTogether(effectIds);
  }

  /** What a rule forbids is not tried again: it would be forbidden the second time too. */
  private async carryOutOne(effectId: string): Promise<void> {
    try {
      await this.outbox.carryOut(effectId, (name) => this.handlers.of(name));
    } catch (error) {
      this.logger.warn({ effectId, reason: String(error) });
      if (error instanceof DomainError) throw new UnrecoverableError(`${error.code}: ${error.message}`);
      throw error;
    }
  }

  /** One that cannot be carried out holds up none of the others: each of them gets a job of its own. */
  private async carryOutTogether(effectIds: readonly string[]): Promise<void> {
    try {
      await this.outbox.carryOutTogether(effectIds, (name) => this.handlers.of(name));
    } catch (error) {
      if (isPassing(error)) throw error;
      this.logger.warn({ effects: effectIds.length, first: effectIds[0], reason: String(error) });
      await this.add(effectIds.map((id) => alone({ id })));
    }
  }
}
