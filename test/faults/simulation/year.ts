import { createHash } from 'node:crypto';
import type { Definitions } from '#libs/engine';
import { NOTHING_AGAINST } from '../../support/sample-payloads.js';
import { callOfTheYear, YEAR_BEGINS, YEAR_MS } from './call-of-the-year.js';
import { castOf, type Cast } from './cast.js';
import { carryOutAll, closeBooks } from './closing.js';
import { Disturbance } from './disturbance.js';
import { Knowledge } from './knowledge.js';
import { carryOut, Office, type Asked } from './office.js';
import { whileUntilNext } from './pace.js';
import { PostOffice } from './post-office.js';
import { deliverMails, deliverOrders, SimulatedQueue } from './post-round.js';
import { type Programme, type Replacement, startProgramme } from './programme.js';
import type { YearReport } from './share.js';
import { empty, type SimulatedDatabase } from './simulated-database.js';
import { violated, Violation } from './violation.js';
import { Watch } from './watch.js';
import { World } from './world.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
const HALVES = [SHARDS.slice(0, 8), SHARDS.slice(8)] as const;

export interface Ground extends SimulatedDatabase {
  readonly definitions: Definitions;
  readonly replacement: Replacement;
}

/** Lives through one year of a call, from its publication to its archive, as the seed decides. */
export async function simulateYear(ground: Ground, seed: number): Promise<YearReport> {
  empty(ground.postgres);
  const world = new World(ground.postgres, seed, YEAR_BEGINS);
  ground.line.leadTo(world);
  const year = new Year(world, ground);
  let violation: string | null = null;
  try {
    await year.live();
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violation = error.message;
  }
  return { seed, ...year.report(), violation };
}

class Year {
  private readonly cast: Cast;
  private readonly commands = new Map<string, Asked>();
  private readonly knowledge: Knowledge;
  private readonly office: Office;
  private readonly postOffice: PostOffice;
  private readonly watch: Watch;
  private readonly orders: SimulatedQueue;
  private readonly mails: SimulatedQueue;
  /** How often a crash came while a mail was in hand, by its Message-ID. */
  private readonly excused = new Map<string, number>();
  private readonly callId: string;
  private readonly disturbance: Disturbance;
  private programme: Programme;
  private steps = 0;

  constructor(
    private readonly world: World,
    private readonly ground: Ground,
  ) {
    this.cast = castOf(world.ids);
    this.knowledge = new Knowledge(ground.definitions, this.commands);
    this.office = new Office(world, this.cast, this.knowledge);
    this.postOffice = new PostOffice(world);
    this.watch = new Watch(ground.postgres, this.knowledge, world, this.postOffice);
    this.orders = new SimulatedQueue(world);
    this.mails = new SimulatedQueue(world);
    this.callId = world.ids.next();
    this.disturbance = new Disturbance(world, () => void (this.programme = this.started()));
    this.programme = this.started();
  }

  report(): Omit<YearReport, 'seed' | 'violation'> {
    const rows = this.ground.postgres.run(
      `select encode(h.hash, 'hex') as hash from workflow_history h order by h.instance_id, h.seq`,
    ).rows;
    const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    const injected = Object.fromEntries(this.world.faults.injected);
    return { steps: this.steps, transitions: rows.length, injected, digest };
  }

  async live(): Promise<void> {
    await this.publish();
    const applications = this.world.chance.between(1, 4);
    const drafts = Array.from({ length: applications }, () => this.world.chance.between(1, 38) * DAY).sort(
      (a, b) => a - b,
    );
    for (let passed = 0; passed < YEAR_MS; passed = this.world.latestNow.getTime() - YEAR_BEGINS.getTime()) {
      this.world.pass(whileUntilNext(this.world, this.knowledge.nextInstant()));
      const draft = drafts[0];
      if (draft !== undefined && draft <= passed) {
        drafts.shift();
        await this.send(this.office.aDraft(this.callId));
      } else await this.somethingHappens();
    }
    await this.settle();
  }

  private somethingHappens(): Promise<void> {
    const { orders, mails } = this.watch.waiting;
    const next = this.knowledge.nextInstant();
    const isDue = next !== null && next <= this.world.now;
    const happening = this.world.chance.weighted<() => Promise<void>>([
      [40, () => this.somebodyActs()],
      [isDue ? 25 : 4, () => this.sweep()],
      [orders > 0 ? 30 : 2, () => this.deliver()],
      [mails > 0 ? 12 : 1, () => this.deliverMails()],
      [6, () => this.askAgain()],
      [0.8, () => this.extend()],
      [0.5, () => this.jump()],
      [0.5, () => this.loseQueue()],
      [this.postOffice.isAway ? 8 : 0.7, () => this.mailServerComesAndGoes()],
    ]);
    return happening();
  }

  private async publish(): Promise<void> {
    const { chance } = this.world;
    const file = callOfTheYear(chance);
    await this.programme.database.transaction((tx) =>
      this.programme.records.add(tx, { id: this.callId, file, at: this.world.now }),
    );
    this.watch.look('histories');
    const [officer] = this.cast.office.filter(({ roles }) => roles.includes('officer'));
    const [authority] = this.cast.office.filter(({ roles }) => roles.includes('authority'));
    if (!officer || !authority) throw new Error('The office is empty.');
    const drafted = { callId: this.callId, code: file.code };
    await this.insist(this.office.asked(officer, this.callId, 'callDrafted', drafted, NOTHING_AGAINST));
    await this.insist(this.office.asked(authority, this.callId, 'callApproved', {}, NOTHING_AGAINST));
    await this.insist(this.office.asked(officer, this.callId, 'callPublished', {}, NOTHING_AGAINST));
  }

  private async insist(asked: Asked): Promise<void> {
    while (asked.answer === 'none') await this.send(asked);
  }

  private async somebodyActs(): Promise<void> {
    const asked = this.office.somebodysNextStep();
    if (!asked) return;
    if (this.world.chance.happens(0.04)) await this.explained(asked);
    await this.send(asked);
    if (this.world.chance.happens(0.05)) await this.sendAgain(asked);
  }

  private async extend(): Promise<void> {
    const call = this.knowledge.instances.get(this.callId);
    const asked = call && this.office.anExtension(call);
    if (asked) await this.send(asked);
  }

  /** Somebody who got no answer asks again with the same key. */
  private async askAgain(): Promise<void> {
    const open = [...this.commands.values()].filter(({ answer, arrivals }) => answer === 'none' && arrivals.length < 5);
    if (open.length > 0) await this.send(this.world.chance.one(open));
  }

  private async sendAgain(asked: Asked): Promise<void> {
    if (asked.answer !== 'done') return;
    this.world.count('repeated command');
    await this.send(asked);
  }

  private async send(asked: Asked): Promise<void> {
    this.commands.set(asked.key, asked);
    const sees = asked.event.startsWith('payment') ? 'everything' : 'histories';
    await this.completed(() => carryOut(asked, this.programme, this.world), sees);
  }

  private async sweep(): Promise<void> {
    const shards = this.world.chance.weighted([
      [4, SHARDS],
      [1, HALVES[0]],
      [1, HALVES[1]],
    ]);
    const since = this.world.now;
    const isWhole = await this.completed(() => this.programme.sweeper.sweepAll(shards));
    if (isWhole && shards === SHARDS) this.watch.nothingDueAt(since);
  }

  private async deliver(): Promise<void> {
    const most = this.world.chance.between(1, 8);
    await this.completed(() => deliverOrders(this.programme, this.orders, most), 'everything');
  }

  private async deliverMails(): Promise<void> {
    let mail: string | null = null;
    const inHand = (id: string | null): void => void (mail = id);
    const most = this.world.chance.between(1, 8);
    const isWhole = await this.completed(() => deliverMails(this.programme, this.mails, { most, inHand }));
    if (!isWhole && mail !== null) this.excuse(`<${String(mail)}@example.org>`);
    this.watch.mails(this.excused);
  }

  private excuse(messageId: string): void {
    this.excused.set(messageId, (this.excused.get(messageId) ?? 0) + 1);
  }

  private async jump(): Promise<void> {
    const { chance } = this.world;
    this.world.count('clock jump');
    this.world.pass(chance.happens(0.5) ? -chance.between(1, 2 * HOUR) : chance.between(1, DAY));
    await this.sweep();
  }

  private loseQueue(): Promise<void> {
    this.orders.lose();
    this.mails.lose();
    return Promise.resolve();
  }

  /** Away for a few days at most. */
  private mailServerComesAndGoes(): Promise<void> {
    this.postOffice.isAway = !this.postOffice.isAway;
    return Promise.resolve();
  }

  /** The pages show what the command will do. */
  private async explained({ by, event, instanceId, given }: Asked): Promise<void> {
    const known = this.knowledge.instances.get(instanceId);
    if (!known) return;
    const shown = await this.programme.engine.explain(instanceId, by, given);
    const expected = this.office.explained(known, by, given);
    if (JSON.stringify(shown) !== JSON.stringify(expected))
      violated('explain tells what send does', `${instanceId} ${event}`);
  }

  /** Carries something out while a fault may come, and looks at everything after it; answers whether it came to its end. */
  private async completed(
    work: () => Promise<unknown>,
    sees: 'histories' | 'everything' = 'histories',
  ): Promise<boolean> {
    const isWhole = await this.disturbance.during(work);
    this.steps += 1;
    this.watch.look(sees);
    return isWhole;
  }

  private async settle(): Promise<void> {
    const { world, programme, watch, orders, mails } = this;
    this.postOffice.isAway = false;
    await carryOutAll({ world, programme, watch, orders, mails }, SHARDS);
    watch.mails(this.excused);
    await closeBooks(programme, this.commands.values(), this.knowledge);
  }

  private started(): Programme {
    const { source, definitions, replacement } = this.ground;
    return startProgramme({
      world: this.world,
      source,
      definitions,
      postOffice: this.postOffice,
      replacement,
    });
  }
}
