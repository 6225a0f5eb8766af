import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readSettings } from '#config/env.schema';
import { StartApplication } from '#libs/applications';
import { type Call, type CallFile, CallRecords, Calls, wallClockOf } from '#libs/calls';
import { Engine } from '#libs/engine';
import { EnterPerson, SaveOrganisation } from '#libs/identity';
import { systemActor } from '#libs/kernel';
import { Database, DatabaseClock, type Tx } from '#libs/platform';
import { ProgrammeModule } from '#libs/programme';
import { aCallFile } from '#testing/calls';
import type { Installation } from '../support/application.js';
import { copyInstances, IDS } from '../support/copied-instances.js';

const BATCH = 1_000;
const MINUTE = 60_000;

export interface Storm {
  /** Handed in: at the deadline they go to the office. */
  readonly submitted: readonly string[];
  /** Never handed in: at the deadline they lapse, and their owner is told by mail. */
  readonly drafts: readonly string[];
  /** The instant of all of them, by the clock of the installation. */
  readonly deadline: Date;
}

const AHEAD = 30 * MINUTE;
/** Once that is over, what fell due takes effect. */
const SETTLED_MS = 6_000;

/**
 * So many applications of one call, whose deadline is half an hour away by the installation's clock. The first of each kind
 * is made by the programme's use cases; the others are its copies under ids of their own.
 */
export async function stormAhead(
  installation: Installation,
  sizes: { submitted: number; drafts: number },
): Promise<Storm> {
  const storms = await Storms.over(installation);
  try {
    return await storms.ahead(sizes);
  } finally {
    await storms.close();
  }
}

/** Makes one storm after the other in the same installation, each half an hour after the last. */
export class Storms {
  private made = 0;

  private constructor(
    private readonly installation: Installation,
    /** The programme in this process, beside those that run. */
    readonly programme: INestApplicationContext,
  ) {}

  static async over(installation: Installation): Promise<Storms> {
    const env = { ...installation.env, DATABASE_URL: installation.database.url };
    const programme = await NestFactory.createApplicationContext(
      ProgrammeModule.with(readSettings(env), 'minha-test'),
      { logger: false, abortOnError: false },
    );
    return new Storms(installation, programme);
  }

  /** `published` makes the call that it is given the file of. */
  async ahead(sizes: { submitted: number; drafts: number }, published = aPublishedCall): Promise<Storm> {
    const { programme, clock } = this;
    await clock.synchronize();
    this.made += 1;
    // A call is published before the clock is moved, however long that takes: the clock goes forward only.
    const closes = wallClockOf(new Date(clock.now().getTime() + AHEAD + 5 * MINUTE), ZONE).local;
    const call = await published(programme, aCallFile({ code: codeOf(this.made), dates: { [DEADLINE]: closes } }));
    const deadline = call.deadlineOf('conceptNote');
    if (!deadline) throw new Error('The call has no deadline.');
    await this.installation.moveClockTo(new Date(deadline.getTime() - AHEAD));
    await clock.synchronize();
    const draft = await aDraft(programme, call);
    const drafts = await copies(programme, draft, sizes.drafts);
    const first = await aDraft(programme, call);
    await handIn(programme, first);
    return { drafts, submitted: await copies(programme, first, sizes.submitted), deadline };
  }

  /** Everything of a storm falls due. */
  breaks({ deadline }: Storm): Promise<void> {
    return this.installation.moveClockTo(new Date(deadline.getTime() + SETTLED_MS));
  }

  /** Time passes, by the installation's clock. */
  async pass(milliseconds: number): Promise<void> {
    await this.clock.synchronize();
    await this.installation.moveClockTo(new Date(this.clock.now().getTime() + milliseconds));
  }

  close(): Promise<void> {
    return this.programme.close();
  }

  private get clock(): DatabaseClock {
    return this.programme.get(DatabaseClock, { strict: false });
  }
}

const ZONE = 'Africa/Casablanca';
const DEADLINE = 'conceptNoteDeadline';

function codeOf(n: number): string {
  return `KAF-${2026 + Math.floor(n / 90)}-${10 + (n % 90)}`;
}

export async function aPublishedCall(programme: INestApplicationContext, file: CallFile): Promise<Call> {
  const id = randomUUID();
  const at = programme.get(DatabaseClock, { strict: false }).now();
  const records = programme.get(CallRecords, { strict: false });
  await programme.get(Database).transaction(async (tx) => {
    await records.add(tx, { id, file, at });
    await records.markPublished(tx, id, at);
  });
  return programme.get(Calls, { strict: false }).of(null, id);
}

/** A draft of an association of its own, begun by somebody new. */
async function aDraft(programme: INestApplicationContext, call: Call): Promise<string> {
  return (await anApplication(programme, call, null)).id;
}

export interface BegunApplication {
  readonly id: string;
  readonly email: string;
  /** The signatory's. */
  readonly personId: string;
  readonly organisationId: string;
}

export async function anApplication(
  programme: INestApplicationContext,
  call: Call,
  password: string | null,
): Promise<BegunApplication> {
  const arrivedAt = programme.get(DatabaseClock, { strict: false }).now();
  const email = `${randomUUID()}@example.ma`;
  const setUp = { key: null, by: systemActor('setup'), arrivedAt };
  const person = { name: 'Salma Bennis', language: 'fr', email, password } as const;
  const { personId } = await programme.get(EnterPerson, { strict: false }).execute({ ...setUp, ...person });
  const owner = {
    key: null,
    by: { kind: 'person', id: personId, roles: ['applicant', 'signatory'] },
    arrivedAt,
  } as const;
  const { organisationId } = await programme
    .get(SaveOrganisation, { strict: false })
    .execute({ ...owner, organisationId: null, version: 0, fields: ASSOCIATION });
  const applicant = { ...ASSOCIATION, organisationId, region: 'MA-01' } as const;
  const start = { ...owner, callId: call.id, lot: 'L1', applicant };
  const { applicationId } = await programme.get(StartApplication, { strict: false }).execute(start);
  return { id: applicationId, email, personId, organisationId };
}

async function handIn(context: INestApplicationContext, id: string): Promise<void> {
  const submission = { submissionId: randomUUID(), contentHash: 'a'.repeat(64), requestedMinor: 90_000_000 };
  const by = { kind: 'person', id: randomUUID(), roles: ['applicant', 'signatory'] } as const;
  await context.get(Database).transaction(async (tx) => {
    const grant = await context.get(Engine, { strict: false }).lock(tx, id);
    const origin = { by, arrivedAt: context.get(DatabaseClock, { strict: false }).now() };
    await grant.send({ type: 'applicationSubmitted', payload: submission }, origin, { missing: [] });
  });
  // Its receipt would be about a submission that has no row.
  await context.get(Database).query('update outbox set done_at = now() where outbox.instance_id = $1', [id]);
}

/** Ids of the first one and of its copies. */
async function copies(context: INestApplicationContext, first: string, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count - 1 }, () => randomUUID());
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    await context.get(Database).transaction((tx) => copyBatch(tx, first, batch));
  }
  return [first, ...ids];
}

async function copyBatch(tx: Tx, first: string, batch: readonly string[]): Promise<void> {
  await copyInstances(tx, { first, rows: IDS, values: [batch] });
  await tx.query(COPY_APPLICATIONS, [first, batch]);
}

const ASSOCIATION = {
  name: 'Association Amal',
  nameAr: 'جمعية الأمل',
  legalForm: 'association',
  province: 'MA-TNG',
  region: 'MA-01',
  foundedOn: '2015-04-30',
  receipt: 'final',
  receiptNumber: null,
  ice: null,
  address: '12, rue de Fès, Tanger',
  phone: '+212539000000',
} as const;

const COPY_APPLICATIONS = `
insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
select x.id, a.call_id, null, null, a.lot, a.organisation_id, a.organisation_name, a.title, a.created_at, a.created_by
from unnest($2::uuid[]) as x(id) cross join application a where a.id = $1`;
