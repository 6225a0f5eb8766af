import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { SaveAnswers, UploadDocument } from '#libs/applications';
import type { Call } from '#libs/calls';
import { DatabaseClock } from '#libs/platform';
import { aPdf, completeStage } from '#testing/applications';
import { aCallFile } from '#testing/calls';
import { PASSWORD } from '../../../apps/server/src/testing/forms.js';
import { Installation } from '../../support/application.js';
import type { ApplicationProcess } from '../../support/application-process.js';
import { Line } from '../../support/line.js';
import { OwnPostgres, type PostgresOf } from '../../support/own-postgres.js';
import { anApplication, aPublishedCall, type BegunApplication, Storms } from '../storm-of-deadlines.js';
import { Client } from './client.js';
import { Writer } from './writer.js';

const WRITERS = 2;
const CLOSES_IN_DAYS = 60;

export interface HouseOf {
  readonly postgres?: PostgresOf;
  /** For each worker the modules that are loaded ahead of it; two plain ones unless said. */
  readonly workers?: readonly (readonly string[])[];
}

/** An installation with a PostgreSQL of its own at the end of a line, a server, workers, and applicants who write. */
export class FaultHouse {
  private constructor(
    readonly postgres: OwnPostgres,
    readonly line: Line,
    readonly installation: Installation,
    readonly storms: Storms,
    readonly processes: readonly ApplicationProcess[],
    readonly writers: readonly Writer[],
    /** A page of an application that nobody else writes, and its owner. */
    readonly reader: BegunApplication,
  ) {}

  static async open({ postgres: own, workers = [[], []] }: HouseOf = {}): Promise<FaultHouse> {
    const postgres = await OwnPostgres.start(own);
    const line = await Line.to(new URL(postgres.url));
    const databaseUrl = line.through(new URL(postgres.url));
    const installation = await Installation.open({ database: postgres, databaseUrl });
    const storms = await Storms.over(installation);
    const call = await aPublishedCall(
      storms.programme,
      aCallFile({ code: 'KAF-2026-01', closesInDays: CLOSES_IN_DAYS }),
    );
    const written: BegunApplication[] = [];
    for (let n = 0; n <= WRITERS; n += 1) written.push(await aCompleteOne(storms.programme, call));
    const processes = await Promise.all([
      installation.startServer(),
      ...workers.map((preloads) => installation.startWorker(preloads)),
    ]);
    const [reader = fail(), ...ofWriters] = written;
    const writers: Writer[] = [];
    for (const application of ofWriters) writers.push(await aWriter(installation.url, call, application));
    return new FaultHouse(postgres, line, installation, storms, processes, writers, reader);
  }

  async close(): Promise<void> {
    await this.storms.close();
    await this.installation.close();
    this.line.cut();
  }
}

async function aCompleteOne(programme: INestApplicationContext, call: Call): Promise<BegunApplication> {
  const application = await anApplication(programme, call, PASSWORD);
  const { id: applicationId, personId } = application;
  const by = { kind: 'person', id: personId, roles: ['applicant', 'signatory'] } as const;
  const command = { key: null, by, arrivedAt: programme.get(DatabaseClock, { strict: false }).now(), applicationId };
  const saveAnswers = programme.get(SaveAnswers, { strict: false });
  for (const { page, answers } of completeStage(call, 'conceptNote')) {
    await saveAnswers.execute({ ...command, stage: 'conceptNote', page, answers, basedOn: 0 });
  }
  const upload = programme.get(UploadDocument, { strict: false });
  for (const { kind } of call.documents('conceptNote').filter(({ required }) => required)) {
    const document = { set: 'conceptNote', kind, fileName: `${kind}.pdf` } as const;
    await upload.execute({ ...command, ...document }, Readable.from([aPdf(`${kind} ${randomUUID()}`)]));
  }
  return application;
}

async function aWriter(url: string, call: Call, { id, email }: BegunApplication): Promise<Writer> {
  const body = { email, password: PASSWORD, name: 'writer' };
  const answer = await new Client(url).ask({ method: 'POST', path: '/api/v1/tokens', body });
  const { token } = JSON.parse(answer.body) as { token?: string };
  if (token === undefined) throw new Error(`No token: ${answer.status} ${answer.body}`);
  const client = new Client(url, { authorization: `Bearer ${token}` });
  return new Writer(client, { applicationId: id, ...textIn(call) });
}

/** A page with a question that takes any text, and its valid answers. */
export function textIn(call: Call): { page: string; question: string; answers: Readonly<Record<string, unknown>> } {
  for (const { page, answers } of completeStage(call, 'conceptNote')) {
    const { questions } = call.form('conceptNote').pages.find(({ id }) => id === page) ?? { questions: [] };
    const text = questions.find(({ type }) => type === 'longText');
    if (text) return { page, question: text.id, answers };
  }
  throw new Error('The form asks for no text.');
}

function fail(): never {
  throw new Error('There is no application.');
}
