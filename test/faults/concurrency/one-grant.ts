import { randomUUID } from 'node:crypto';
import { Commands, Definitions, Engine, snapshotOf } from '#libs/engine';
import { type Actor, Clock, systemActor } from '#libs/kernel';
import type { Database } from '#libs/platform';
import { TransitionRefused } from '#libs/workflow';
import { FixedRules, aCalendar } from '#testing/engine';
import { NOTHING_AGAINST, samplePayloads } from '../../support/sample-payloads.js';
import { type Carried, GrantModel, type Observed, type Round, type Sent } from './grant-model.js';

const person = (...roles: Actor['roles']): Actor => ({ kind: 'person', id: randomUUID(), roles });

/** Two of each, so that the separation of duties matters. */
export const PEOPLE = {
  signatory: person('applicant', 'signatory'),
  officer: person('officer'),
  secondOfficer: person('officer'),
  assessor: person('assessor'),
  secondAssessor: person('assessor'),
  chair: person('chair'),
  authority: person('authority'),
  system: systemActor('test'),
} as const;

export type PersonName = keyof typeof PEOPLE;

/** The way of a grant from its draft to its contract; a test begins somewhere on it. */
export const WAY: readonly (readonly [event: string, by: PersonName])[] = [
  ['draftStarted', 'signatory'],
  ['applicationSubmitted', 'signatory'],
  ['submissionDeadlinePassed', 'system'],
  ['administrativeCheckPassed', 'officer'],
  ['eligibilityConfirmed', 'officer'],
  ['assessmentFinalised', 'assessor'],
  ['assessmentFinalised', 'secondAssessor'],
  ['shortListed', 'chair'],
];

const GIVEN = NOTHING_AGAINST;
const CALENDAR = aCalendar({});

class MachineClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** What a grant is told: an event by somebody, or nothing, which is a look at it. */
export type Wish = { readonly event: string; readonly by: PersonName } | null;

/** One grant on a real database, to which commands are sent beside each other. */
export class OneGrant {
  private readonly id = randomUUID();

  private constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly commands: Commands,
  ) {}

  /** A grant after so many events of the way. */
  static async after(events: number, database: Database, definitions: Definitions): Promise<OneGrant> {
    const engine = new Engine(database, new MachineClock(), definitions, new FixedRules(CALENDAR));
    const grant = new OneGrant(database, engine, new Commands(database));
    for (const [event, by] of WAY.slice(0, events)) await grant.mustTake({ event, by });
    return grant;
  }

  /** The model of this grant as it stands now. */
  async model(): Promise<GrantModel> {
    const now = await this.engine.read(this.id);
    return new GrantModel(await this.engine.procedureOf(this.id), GIVEN, CALENDAR, snapshotOf(now), now.version);
  }

  /** Sends all of them at once, each on a connection of its own. */
  async sendTogether(wishes: readonly Wish[]): Promise<Round> {
    const before = (await this.engine.read(this.id)).version;
    const sent = wishes.map((wish) => wish && sentOf(wish));
    const observed = await Promise.all(sent.map((one) => (one ? this.answerTo(one) : this.seen())));
    return { sent, observed, carried: await this.carriedSince(before) };
  }

  /** The same command so often at once; every answer, and how often history has it. */
  async sendAgainAndAgain(
    wish: Exclude<Wish, null>,
    times: number,
  ): Promise<{ readonly answers: readonly Observed[]; readonly acted: number }> {
    const sent = sentOf(wish);
    const answers = await Promise.all(Array.from({ length: times }, () => this.answerTo(sent)));
    const carried = await this.carriedSince(0);
    return { answers, acted: carried.filter(({ key }) => key === sent.key).length };
  }

  private async mustTake(wish: Exclude<Wish, null>): Promise<void> {
    if (wish.event === 'draftStarted') return this.start(wish);
    const answer = await this.answerTo(sentOf(wish));
    if (answer.kind !== 'done') throw new Error(`${wish.event} was ${answer.kind}.`);
  }

  private async start({ event, by }: Exclude<Wish, null>): Promise<void> {
    const callId = randomUUID();
    const payload = { grantId: this.id, callId, lot: 'L1', organisationId: randomUUID() };
    await this.database.transaction((tx) =>
      this.engine.start(tx, {
        id: this.id,
        definition: 'grant.restricted-call',
        callId,
        event: { type: event, payload },
        origin: { by: PEOPLE[by], arrivedAt: new Date() },
      }),
    );
  }

  private async answerTo({ key, by, event, payload }: Sent): Promise<Observed> {
    const command = { key, by, arrivedAt: new Date(), event, payload };
    try {
      return await this.commands.run('concurrency', command, async (tx) => {
        const grant = await this.engine.lock(tx, this.id);
        await grant.send({ type: event, payload }, command, GIVEN);
        return { kind: 'done' as const, version: grant.version };
      });
    } catch (error) {
      if (error instanceof TransitionRefused) return { kind: 'refused' };
      if (isOvertaken(error)) return { kind: 'overtaken' };
      throw error;
    }
  }

  private async seen(): Promise<Observed> {
    const { version, state } = await this.engine.read(this.id);
    return { kind: 'read', version, state };
  }

  private carriedSince(version: number): Promise<Carried[]> {
    return this.database.query<Carried>(
      `select h.seq as version, h.command as key, h.to_state as state, h.at from workflow_history h
       where h.instance_id = $1 and h.seq > $2 order by h.seq`,
      [this.id, version],
    );
  }
}

/** `LostLock`, and the unique keys of history and orders: each says that the version was another one by then. */
function isOvertaken(error: unknown): boolean {
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  return name === 'LostLock' || code === UNIQUE_VIOLATION;
}

const UNIQUE_VIOLATION = '23505';

function sentOf({ event, by }: Exclude<Wish, null>): Sent {
  return { key: randomUUID(), by: PEOPLE[by], event, payload: samplePayloads(event)[0] ?? {} };
}
