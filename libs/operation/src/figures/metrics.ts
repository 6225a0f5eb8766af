import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database, Queues, Reads } from '#libs/platform';
import { JOBS } from '#libs/programme';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { heardFigures } from './heard-figures.js';
import { showStanding, standingFigures } from './standing-figures.js';
import { Standings } from './standing.js';

/**
 * What this process tells Prometheus: what it did itself, and how the installation stands. Every process tells the same
 * standing; labels carry names of the programme's own, never ids or people.
 */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();
  readonly contentType = this.registry.contentType;
  private readonly standing = standingFigures(this.registry);
  private readonly stopListening = heardFigures(this.registry);
  private readonly isUp = new Gauge({
    name: 'minha_database_up',
    help: 'Whether the database answered when this was asked.',
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly queues: Queues,
    private readonly reads: Reads,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.showConnections();
    this.showQueues();
    this.showReplica();
  }

  /** The figures as Prometheus reads them. While the database is away, those that only it knows are left out. */
  async text(): Promise<string> {
    try {
      showStanding(this.standing, await this.standings.now());
      this.isUp.set(1);
    } catch {
      showStanding(this.standing, null);
      this.isUp.set(0);
    }
    return this.registry.metrics();
  }

  onApplicationShutdown(): void {
    this.stopListening();
    this.registry.clear();
  }

  private showConnections(): void {
    const { database } = this;
    const connections = new Gauge({
      name: 'minha_database_connections',
      help: 'Connections of this process to the database, by what they do.',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        const { open, idle } = database.pool;
        connections.set({ state: 'idle' }, idle);
        connections.set({ state: 'busy' }, open - idle);
      },
    });
    const waiting = new Gauge({
      name: 'minha_database_waiting',
      help: 'Statements of this process that wait for a free connection.',
      registers: [this.registry],
      collect() {
        waiting.set(database.pool.waiting);
      },
    });
  }

  /** Says nothing without a replica; one that is away is infinitely old. */
  private showReplica(): void {
    const { reads } = this;
    const age = new Gauge({
      name: 'minha_replica_age_seconds',
      help: 'How old what the replica says may be.',
      registers: [this.registry],
      collect() {
        if (!reads.hasReplica) age.remove();
        else age.set((reads.staleMs ?? Number.POSITIVE_INFINITY) / 1_000);
      },
    });
  }

  private showQueues(): void {
    const { queues } = this;
    const isUp = new Gauge({
      name: 'minha_queue_up',
      help: 'Whether the queues answered when this was asked.',
      registers: [this.registry],
    });
    const jobs = new Gauge({
      name: 'minha_queue_jobs',
      help: 'Jobs in the queues, by what they wait for.',
      labelNames: ['queue', 'state'],
      registers: [this.registry],
      async collect() {
        jobs.reset();
        const depths = await queues.depths(JOBS).catch(() => null);
        isUp.set(depths === null ? 0 : 1);
        for (const { queue, state, count } of depths ?? []) jobs.set({ queue, state }, count);
      },
    });
  }
}
