import { createHash } from 'node:crypto';
import type { Definitions } from '#libs/engine';
import { NOTHING_AGAINST } from '../../support/sample-payloads.js';
import { callOfTheYear, YEAR_BEGINS, YEAR_MS } from './call-of-the-year.js';
import { castOf, type Cast } from './cast.js';
import type { Blow, FaultKind } from './faults.js';
import { Knowledge } from './knowledge.js';
import { carryOut, Office, type Asked } from './office.js';
import { PostOffice } from './post-office.js';
import { deliverMails, deliverOrders, SimulatedQueue } from './post-round.js';
import { type Programme, type Replacement, startProgramme } from './programme.js';
import { empty, type SimulatedDatabase } from './simulated-database.js';
import { violated, Violation } from './violation.js';
import { Watch } from './watch.js';
import { ConnectionLost, World } from './world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
/** Orders lead to transitions, those to orders; a chain of them is shorter than this. */
const MOST_ROUNDS = 12;
const HALVES = [SHARDS.slice(0, 8), SHARDS.slice(8)] as const;

/** What a year came to. */
export interface YearReport {
  readonly seed: number;
  readonly steps: number;
  readonly transitions: number;
  readonly injected: Readonly<Partial<Record<FaultKind, number>>>;
  /** The same for the same seed: everything that history says. */
  readonly digest: string;
  /** What must not be and was, with the step at which it was seen. */
  readonly violation: string | null;
}

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
      this.world.pass(this.whileUntilNext());
      const draft = drafts[0];
      if (draft !== undefined && draft <= passed) {
        drafts.shift();
        await this.send(this.office.aDraft(this.callId));
      } else await this.somethingHappens();
    }
    await this.settle();
  }

  /** Most often some time of a day; often the very instant at which something falls due, or just beside it. */
  private whileUntilNext(): number {
    const { chance, now } = this.world;
    const next = this.knowledge.nextInstant();
    const away = next === null ? NaN : next.getTime() - now.getTime();
    if (away > 0 && away < 3 * DAY && chance.happens(0.5)) {
      return Math.max(0, away + chance.one([-1, 0, 0, 1, 4_999, 5_000, HOUR]));
    }
    return chance.weighted([
      [2, chance.between(0, 30 * MINUTE)],
      [4, chance.between(HOUR, 30 * HOUR)],
      [3, chance.between(DAY, 4 * DAY)],
    ]);
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
    const { chance, faults } = this.world;
    if (chance.happens(0.25)) faults.plan(chance.between(1, 12), this.aBlow());
    else faults.spare();
    const isWhole = await this.survived(work);
    faults.spare();
    this.steps += 1;
    this.watch.look(sees);
    return isWhole;
  }

  private aBlow(): Blow {
    const { chance } = this.world;
    return chance.weighted<Blow>([
      [3, { kind: 'crashBefore' }],
      [4, { kind: 'crashAfter' }],
      [2, { kind: 'delay', milliseconds: chance.between(1, chance.happens(0.5) ? 1_000 : 6 * HOUR) }],
    ]);
  }

  private async survived(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Violation) throw error;
      if (!isConnectionLost(error)) violated('nothing fails for another reason than a fault', String(error));
      if (this.world.chance.happens(0.3)) this.programme = this.started();
      return false;
    }
  }

  /** A day without faults, in which everything that waits is carried out; then the books are closed. */
  private async settle(): Promise<void> {
    this.postOffice.isAway = false;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      this.world.pass(2 * HOUR);
      const since = this.world.now;
      await this.programme.sweeper.sweepAll(SHARDS);
      this.watch.look('everything');
      this.watch.nothingDueAt(since);
      if (this.watch.waiting.orders + this.watch.waiting.mails === 0) break;
      await deliverOrders(this.programme, this.orders, 1_000);
      await deliverMails(this.programme, this.mails, { most: 1_000, inHand: () => undefined });
    }
    this.watch.mails(this.excused);
    this.watch.nothingOpen();
    this.holdAnswers();
    const { discrepancies } = await this.programme.verifier.verify();
    const [first] = discrepancies;
    if (first) violated('history is a path of the definition', `${first.instanceId} ${first.code}: ${first.message}`);
  }

  /** What was answered is what history says. */
  private holdAnswers(): void {
    for (const { key, event, instanceId, answer } of this.commands.values()) {
      const acted = this.knowledge.acted.get(key) ?? 0;
      const what = `${event} of ${instanceId} was answered ${answer} and acted ${acted} times`;
      if (answer === 'done' && acted === 0) violated('what was acknowledged stays', what);
      if (acted > 1 || (answer === 'refused' && acted > 0)) violated('a command acts once', what);
    }
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

function isConnectionLost(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  const { driverError } = error as { readonly driverError?: unknown };
  return driverError instanceof ConnectionLost;
}
