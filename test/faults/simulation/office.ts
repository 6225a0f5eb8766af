import { DomainError, type Actor, type JsonObject, type LocalDateTime } from '#libs/kernel';
import { shiftedDays } from '#libs/calls';
import type { Command } from '#libs/engine';
import { explain, type Action } from '#libs/workflow';
import { ExtendDeadline } from '../../../libs/publication/src/use-cases/extend-deadline.js';
import { CallFacts } from '../../../libs/publication/src/call-facts.js';
import { NOTHING_AGAINST } from '../../support/sample-payloads.js';
import { association, type Cast } from './cast.js';
import { bookStep } from './handlers.js';
import { payloadOf } from './payloads.js';
import type { Programme } from './programme.js';
import type { Known, Knowledge } from './knowledge.js';
import type { World } from './world.js';

/** One request of one person, and what became of it. */
export interface Asked {
  readonly key: string;
  readonly by: Actor;
  readonly instanceId: string;
  readonly event: string;
  readonly payload: JsonObject;
  readonly given: JsonObject;
  /** When each of its attempts arrived. */
  readonly arrivals: Date[];
  answer: 'none' | 'done' | 'refused';
}

/** How willingly an event is chosen among those that are allowed; 3 where it is not named. */
const WILLINGNESS: Readonly<Record<string, number>> = {
  applicationWithdrawn: 0.1,
  administrativeCheckFailed: 0.1,
  clarificationRequested: 0.6,
  eligibilityRefused: 0.1,
  verificationFailed: 0.15,
  assessmentReopened: 0.2,
  notShortListed: 0.4,
  notSelected: 0.3,
  placedOnReserve: 0.7,
  awardDeclined: 0.15,
  contractTakenBack: 0.3,
  grantTerminated: 0.03,
  grantSuspended: 0.2,
  balanceSettledWithoutPayment: 0.2,
  callCancelled: 0.02,
  paymentReturned: 0.6,
  paymentRefused: 0.1,
  reportQueried: 0.5,
  reportWaived: 0.3,
  deadlineExtended: 0,
};

const CONCLUDED: readonly string[] = ['executed', 'reconciled', 'refused'];

/** How willingly people leave something until later. */
const NOT_NOW = 1;

/** The people of a simulated year: they choose among what is allowed to them, and sometimes try what is not. */
export class Office {
  constructor(
    private readonly world: World,
    private readonly cast: Cast,
    private readonly knowledge: Knowledge,
  ) {}

  /** A new application of a new association. */
  aDraft(callId: string): Asked {
    const { ids } = this.world;
    const id = ids.next();
    const people = association(ids);
    this.cast.applicants.set(id, people);
    const payload = { grantId: id, callId, lot: 'L1', organisationId: ids.next() };
    return this.asked(this.world.chance.one(people), id, 'draftStarted', payload, {});
  }

  /** Something that somebody does next; null when nobody has anything to do. */
  somebodysNextStep(): Asked | null {
    const { chance } = this.world;
    const open = this.knowledge.open();
    if (open.length === 0) return null;
    const known = chance.one(open);
    const given = this.givenFor(known);
    const choices = this.peopleOf(known).flatMap((by) => this.choicesOf(known, by, given));
    const choice = chance.weighted([[NOT_NOW, null], ...choices]);
    if (choice === null) return null;
    const [by, event] = choice;
    return this.asked(by, known.id, event, payloadOf(this.world, event, known.snapshot), given);
  }

  /** A later hour for the deadline that applicants of the call wait for; null when there is none to come. */
  anExtension(call: Known): Asked | null {
    const { chance, now } = this.world;
    const deadline = call.state === 'published' ? 'conceptNoteDeadline' : 'fullApplicationDeadline';
    const present = this.knowledge.call.calendar.date(deadline);
    const local = this.knowledge.call.dates().get(deadline);
    if (!['published', 'evaluation.fullApplications'].includes(call.state)) return null;
    if (present === null || local === undefined || present <= now) return null;
    const until: LocalDateTime = shiftedDays(local, chance.between(1, 12));
    const by = chance.one(this.cast.office.filter(({ roles }) => roles.includes('officer')));
    const given = { ...NOTHING_AGAINST, present: present.toISOString() };
    return this.asked(by, call.id, 'deadlineExtended', { deadline, until, reason: 'Power cut' }, given);
  }

  asked(by: Actor, instanceId: string, event: string, payload: JsonObject, given: JsonObject): Asked {
    return { key: this.world.ids.next(), by, instanceId, event, payload, given, arrivals: [], answer: 'none' };
  }

  /** What the rules say that this person may do now. */
  explained({ machine, snapshot }: Known, by: Actor, given: JsonObject): readonly Action[] {
    const at = this.world.now;
    return explain(machine, snapshot, by, { at, arrivedAt: at, by, calendar: this.knowledge.call.calendar, given });
  }

  private peopleOf({ id, context }: Known): readonly Actor[] {
    const grantId = context['grantId'];
    const own = this.cast.applicants.get(typeof grantId === 'string' ? grantId : id) ?? [];
    return [...own, ...this.cast.office];
  }

  private choicesOf(known: Known, by: Actor, given: JsonObject): (readonly [number, readonly [Actor, string]])[] {
    return this.explained(known, by, given).map(({ event, allowed }) => {
      const willing = this.isTooEarly(known, event) ? 0 : (WILLINGNESS[event] ?? 3);
      return [allowed ? willing : willing * 0.004, [by, event]];
    });
  }

  /** Nothing is settled while a payment is open: a use case would have refused it. */
  private isTooEarly({ id }: Known, event: string): boolean {
    if (event !== 'balanceSettledWithoutPayment') return false;
    return this.knowledge.paymentsOf(id).some(({ state }) => !CONCLUDED.includes(state));
  }

  /** What a use case would have found out; now and then something stands against it. */
  private givenFor(known: Known): JsonObject {
    const openGrants = known.subject === 'call' ? this.knowledge.openGrants() : [];
    const against = this.world.chance.happens(0.03)
      ? { missing: ['x'], openReports: ['1'], blockers: ['x'], overBudget: ['x'] }
      : {};
    return { ...NOTHING_AGAINST, openGrants, ...against };
  }
}

/** Sends a request once, as the portal would carry it out. */
export async function carryOut(asked: Asked, programme: Programme, world: World): Promise<void> {
  const { key, by, instanceId, event, payload } = asked;
  const arrivedAt = world.now;
  asked.arrivals.push(arrivedAt);
  const command = { key, by, arrivedAt, instanceId, event, payload };
  try {
    if (event === 'deadlineExtended') await extend(command, programme, world);
    else await programme.commands.run('simulated', command, (tx) => step(asked, { tx, arrivedAt }, programme, world));
    asked.answer = 'done';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    asked.answer = 'refused';
  }
}

type Transaction = Parameters<Parameters<Programme['commands']['run']>[2]>[0];

async function step(
  { key, by, instanceId, event, payload, given }: Asked,
  { tx, arrivedAt }: { readonly tx: Transaction; readonly arrivedAt: Date },
  { engine, calls, records }: Programme,
  world: World,
): Promise<void> {
  const origin = { by, arrivedAt, key };
  const callId = payload['callId'];
  if (event === 'draftStarted' && typeof callId === 'string') {
    const call = await calls.of(tx, callId);
    await engine.start(tx, {
      id: instanceId,
      definition: call.definition,
      callId,
      event: { type: event, payload },
      origin,
    });
    return;
  }
  if (event === 'callDrafted') {
    await engine.start(tx, {
      id: instanceId,
      definition: 'call',
      callId: instanceId,
      event: { type: event, payload },
      origin,
    });
    return;
  }
  // The grant first, as the features' use cases lock.
  const [payment]: { grantId: string }[] = event.startsWith('payment')
    ? await tx.query('select p.grant_id as "grantId" from payment p where p.id = $1', [instanceId])
    : [];
  const grant = payment && (await engine.lock(tx, payment.grantId));
  const instance = await engine.lock(tx, instanceId);
  await instance.send({ type: event, payload }, origin, given);
  if (event === 'callPublished') await records.markPublished(tx, instanceId, instance.at);
  if (grant) await bookStep(tx, { world, grant, paymentId: instanceId, event });
}

function extend(
  command: Command & { instanceId: string; payload: JsonObject },
  programme: Programme,
  world: World,
): Promise<void> {
  const { key, by, arrivedAt, instanceId: callId, payload } = command;
  const { commands, engine, calls, records, database } = programme;
  const facts = new CallFacts(database, { now: () => world.now });
  // Payloads of extensions are made above: a date's name, an hour on the wall and a reason.
  const wish = payload as { deadline: 'conceptNoteDeadline'; until: LocalDateTime; reason: string };
  return new ExtendDeadline(commands, engine, calls, records, facts, world.ids).execute({
    key,
    by,
    arrivedAt,
    callId,
    ...wish,
  });
}
