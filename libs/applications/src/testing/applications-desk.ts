import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Global, Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Call, CallRecords, Calls } from '#libs/calls';
import { Engine, EngineModule, type LoadedInstance } from '#libs/engine';
import type { Actor, Role } from '#libs/kernel';
import { Database, DatabaseModule, FilesModule, type Notice, Notices, type Tx } from '#libs/platform';
import { aCallFile } from '#testing/calls';
import { tamper, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ApplicationsModule } from '../applications.module.js';
import { ReceiptKeyModule } from '../receipts/receipt-key.module.js';
import type { ApplicantProfile } from '../domain/content.js';
import type { Stage } from '../domain/stage.js';
import { ApplicationFile } from '../queries/application-file.js';
import { SaveAnswers } from '../use-cases/save-answers.js';
import { SaveBudget } from '../use-cases/save-budget.js';
import { StartApplication } from '../use-cases/start-application.js';
import { SubmitApplication } from '../use-cases/submit-application.js';
import { UploadDocument } from '../use-cases/upload-document.js';
import { completeBudget, completeStage } from './complete-answers.js';

/** Remembers what people would be told. */
class NoticesInMemory extends Notices {
  readonly sent: Notice[] = [];

  sendAll(_tx: Tx, notices: readonly Notice[]): Promise<void> {
    this.sent.push(...notices);
    return Promise.resolve();
  }
}

export const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', id, roles });
export const signatory = person('0197f6a0-0000-7000-8000-0000000000a1', 'applicant', 'signatory');
export const editor = person('0197f6a0-0000-7000-8000-0000000000a2', 'applicant');
export const by = (actor: Actor, arrivedAt = new Date(), key: string | null = null) => ({ key, by: actor, arrivedAt });

export const declaration = { personName: 'Amina Bennis', language: 'fr', text: 'Je déclare.' };

/** An association of the first lot's region. */
export function anApplicant(change: Partial<ApplicantProfile> = {}): ApplicantProfile {
  return {
    organisationId: randomUUID(),
    name: 'Association Amal',
    nameAr: 'جمعية أمل',
    legalForm: 'association',
    region: 'MA-01',
    province: 'MA-TNG',
    foundedOn: '2015-04-30',
    ice: null,
    address: '12, rue de Fès, Tanger',
    phone: '+212539000000',
    ...change,
  };
}

let codes = 10;

/** The applicants' desk on a real database: engine, calls, files; only mail is remembered instead of sent. */
export class ApplicationsDesk {
  private constructor(
    private readonly database: TestDatabase,
    private readonly folder: string,
    private readonly module: TestingModule,
    readonly notices: NoticesInMemory,
  ) {}

  static async open(): Promise<ApplicationsDesk> {
    const database = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'minha-applications-'));
    const notices = new NoticesInMemory();
    @Global()
    @Module({ providers: [{ provide: Notices, useValue: notices }], exports: [Notices] })
    class MailModule {}
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.connect({ url: database.url, poolSize: 12, applicationName: 'minha-test' }),
        EngineModule.withDefinitions('config/workflows'),
        FilesModule.in(folder),
        MailModule,
        ReceiptKeyModule.at({ given: null, file: join(folder, 'receipt-key'), issuer: 'https://minha.example.org' }),
        ApplicationsModule,
      ],
    }).compile();
    await module.init();
    return new ApplicationsDesk(database, folder, module, notices);
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  get<T>(part: Type<T>): T {
    return this.module.get(part);
  }

  get sql(): Database {
    return this.get(Database);
  }

  /** What only somebody with the database's keys can do. */
  tamper(sql: string, parameters: unknown[]): Promise<void> {
    return tamper(this.database, sql, parameters);
  }

  /** A published call that closes in so many days. */
  async aCall(closesInDays = 9, definition: Call['definition'] = 'grant.restricted-call'): Promise<Call> {
    const id = randomUUID();
    codes += 1;
    const file = aCallFile({ code: `KAF-2026-${codes}`, closesInDays });
    const published = { ...file, procedure: { ...file.procedure, definition } };
    const at = new Date(Date.now() - 60_000);
    await this.sql.transaction(async (tx) => {
      await this.get(CallRecords).add(tx, { id, file: published, at });
      await this.get(CallRecords).markPublished(tx, id, at);
    });
    return this.get(Calls).of(null, id);
  }

  async aDraft(call: Call, applicant = anApplicant(), lot = 'L1'): Promise<string> {
    const command = { ...by(signatory), callId: call.id, lot, applicant };
    const { applicationId } = await this.get(StartApplication).execute(command);
    return applicationId;
  }

  /** Fills in everything that a part asks for. */
  async complete(call: Call, applicationId: string, stage: Stage = 'conceptNote', requested?: string): Promise<void> {
    for (const { page, answers } of completeStage(call, stage)) {
      await this.get(SaveAnswers).execute({ ...by(editor), applicationId, stage, page, answers, basedOn: 0 });
    }
    if (call.form(stage).request?.from === 'budget') {
      const budget = completeBudget(call, requested);
      await this.get(SaveBudget).execute({ ...by(editor), applicationId, stage, budget, basedOn: 0 });
    }
    for (const { kind } of call.documents(stage).filter(({ required }) => required)) {
      await this.upload(applicationId, kind, { set: stage });
    }
  }

  upload(
    applicationId: string,
    kind: string,
    { set = 'conceptNote' as const, content = aPdf(kind), fileName = `${kind}.pdf` }: Partial<UploadOf> = {},
  ): Promise<{ readonly documentId: string }> {
    const command = { ...by(editor), applicationId, set, kind, fileName };
    return this.get(UploadDocument).execute(command, Readable.from([content]));
  }

  submit(
    applicationId: string,
    { arrivedAt, applicant = anApplicant(), actor = signatory, key, draftHash = null }: Partial<SubmissionOf> = {},
  ) {
    const command = { ...by(actor, arrivedAt, key ?? null), applicationId, applicant, declaration, draftHash };
    return this.get(SubmitApplication).execute(command);
  }

  file(applicationId: string) {
    return this.get(ApplicationFile).of(applicationId);
  }

  instance(id: string): Promise<LoadedInstance> {
    return this.get(Engine).read(id);
  }

  /** Brings an event about that another feature would send. */
  async happen(id: string, type: string, payload: object, actor: Actor): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const grant = await this.get(Engine).lock(tx, id);
      // The event's own schema checks it.
      await grant.send({ type, payload: payload as never }, by(actor));
    });
  }
}

interface UploadOf {
  readonly set: 'conceptNote' | 'fullApplication' | 'clarification' | 'legalFile';
  readonly content: Buffer;
  readonly fileName: string;
}

interface SubmissionOf {
  readonly arrivedAt: Date;
  readonly applicant: ApplicantProfile;
  readonly actor: Actor;
  readonly key: string;
  readonly draftHash: string | null;
}

/** A small PDF whose content is its own. */
export function aPdf(text: string): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);
}
