import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CallRecords, CallsModule, type Grid, readCallFile, type CallFile } from '#libs/calls';
import { Engine, EngineModule, type LockedInstance } from '#libs/engine';
import type { JsonObject, Role } from '#libs/kernel';
import { Database, DatabaseModule, type Notice, Notices, type Tx } from '#libs/platform';
import type { Stage } from '../domain/stage.js';
import { OpenEvaluationRoundEffect } from '../effects/open-evaluation-round.effect.js';
import { EvaluationModule } from '../evaluation.module.js';
import { as, bySystem as system, IN_TIME } from './acting.js';
import { NoticesInMemory } from './notices-in-memory.js';

const NOTICES = { provide: Notices, useClass: NoticesInMemory };

type Pages = Readonly<Record<string, JsonObject>>;

export interface FileWish {
  /** The concept note, by page and question. */
  readonly answers?: Pages;
  readonly organisationId?: string;
  readonly lot?: string;
  readonly requestedMinor?: number;
  readonly title?: string;
}

/** Where the parts of a programme are found: a testing module, or a whole server. */
export interface Container {
  get<T>(type: Type<T>): T;
  close(): Promise<void>;
}

/**
 * The demo call on a real database, with the modules that a test wants: people by role, and files that are as far as
 * the test needs them, brought there by the events of their own procedure.
 */
export class TestProgramme {
  readonly callId = randomUUID();
  private files = 0;

  private constructor(
    readonly module: Container,
    readonly database: Database,
    readonly engine: Engine,
    readonly file: CallFile,
    private readonly number: number,
  ) {}

  /** `change` adapts the demo call's rules before it is published. */
  static async on(
    url: string,
    modules: readonly Type[] = [],
    change: (file: CallFile) => CallFile = (file) => file,
  ): Promise<TestProgramme> {
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.connect({ url, poolSize: 10, applicationName: 'minha-test' }),
        EngineModule.withDefinitions('config/workflows'),
        CallsModule,
        { module: NoticesInMemory, global: true, providers: [NOTICES], exports: [Notices] },
        EvaluationModule,
        ...modules,
      ],
    }).compile();
    await module.init();
    return TestProgramme.within({ get: (type) => module.get(type), close: () => module.close() }, change);
  }

  /** The same inside something that runs already. */
  static async within(
    container: Container,
    change: (file: CallFile) => CallFile = (file) => file,
  ): Promise<TestProgramme> {
    const file = change(await readCallFile('config/calls/kafaat-liljamia.yaml'));
    return new TestProgramme(container, container.get(Database), container.get(Engine), file, 1).opened();
  }

  /** Another call beside the first: as good as another database, and quicker. */
  another(): Promise<TestProgramme> {
    const number = this.number + 1;
    const file = { ...this.file, code: `KAF-2026-${String(number).padStart(2, '0')}` };
    return new TestProgramme(this.module, this.database, this.engine, file, number).opened();
  }

  /** What people were told so far. */
  get notices(): readonly Notice[] {
    return this.module.get(Notices as unknown as Type<NoticesInMemory>).sent;
  }

  close(): Promise<void> {
    return this.module.close();
  }

  /** The grid of a stage that the call has. */
  grid(stage: Stage): Grid {
    const grid = this.file.grids[stage];
    if (!grid) throw new Error(`The call has no grid for ${stage}.`);
    return grid;
  }

  /** A person who holds these roles in the call. */
  async person(name: string, ...roles: readonly Role[]): Promise<string> {
    const id = randomUUID();
    await this.database.transaction(async (tx) => {
      await tx.query(
        `insert into person (id, email, name, language, created_at) values ($1, $2, $3, 'fr', minha_now())`,
        [id, `${id}@example.org`, name],
      );
      for (const role of roles) await this.grantRole(tx, id, role);
    });
    return id;
  }

  private async grantRole(tx: Tx, personId: string, role: Role): Promise<void> {
    await tx.query(
      `insert into role_grant (id, person_id, role, call_id, granted_by, granted_at) values ($1, $2, $3, $4, 'test', minha_now())`,
      [randomUUID(), personId, role, this.callId],
    );
  }

  /** A file whose concept note was submitted, checked and found eligible; its round is open. */
  async fileInScoring(wish: FileWish = {}): Promise<string> {
    const { lot = 'L1', requestedMinor = 100_000_00, title = 'Projet', organisationId = randomUUID() } = wish;
    const number = (this.files += 1);
    const id = randomUUID();
    const applicant = as(randomUUID(), 'applicant', 'signatory');
    const officer = as(randomUUID(), 'officer');
    await this.database.transaction(async (tx) => {
      await this.insertApplication(tx, { id, organisationId, lot, title, number });
      const payload = { grantId: id, callId: this.callId, lot, organisationId };
      const grant = await this.engine.start(tx, {
        id,
        definition: 'grant.restricted-call',
        callId: this.callId,
        event: { type: 'draftStarted', payload },
        origin: applicant,
      });
      await this.submit(tx, grant, 'conceptNote', { requestedMinor, answers: wish.answers });
      await grant.send({ type: 'submissionDeadlinePassed' }, system);
      await grant.send({ type: 'administrativeCheckPassed', payload: { checkId: randomUUID() } }, officer);
      await grant.send({ type: 'eligibilityConfirmed', payload: { checkId: randomUUID() } }, officer);
    });
    await this.openRound(id, 'conceptNote');
    return id;
  }

  /** A short-listed file goes on: its full application is submitted and its second round is open. */
  async fullApplication(applicationId: string, requestedMinor = 100_000_00): Promise<void> {
    await this.database.transaction(async (tx) => {
      const grant = await this.engine.lock(tx, applicationId);
      await this.submit(tx, grant, 'fullApplication', { requestedMinor });
      await grant.send({ type: 'submissionDeadlinePassed' }, system);
    });
    await this.openRound(applicationId, 'fullApplication');
  }

  /** Sends one event to a file or to the call. */
  async send(
    instanceId: string,
    type: string,
    payload: Record<string, string | number>,
    ...roles: readonly Role[]
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const instance = await this.engine.lock(tx, instanceId);
      const origin = roles.length === 0 ? system : as(randomUUID(), ...roles);
      await instance.send({ type, payload }, origin, { overBudget: [] });
    });
  }

  async stateOf(instanceId: string): Promise<string> {
    return (await this.engine.read(instanceId)).state;
  }

  /** What the worker does with the effect `openEvaluationRound`. */
  async openRound(instanceId: string, stage: Stage): Promise<void> {
    const effect = {
      id: randomUUID(),
      name: 'openEvaluationRound',
      instanceId,
      callId: this.callId,
      subject: 'grant',
      payload: { stage },
      at: IN_TIME,
      correlation: 'a request',
    };
    await this.database.transaction((tx) => this.module.get(OpenEvaluationRoundEffect).handle(tx, effect));
  }

  private async opened(): Promise<this> {
    const officer = as(randomUUID(), 'officer');
    const { callId, file } = this;
    await this.database.transaction(async (tx) => {
      await this.module.get(CallRecords).add(tx, { id: callId, file, at: IN_TIME });
      const call = await this.engine.start(tx, {
        id: callId,
        definition: 'call',
        callId,
        event: { type: 'callDrafted', payload: { callId, code: file.code } },
        origin: officer,
      });
      await call.send({ type: 'callApproved' }, as(randomUUID(), 'authority'), { faults: [] });
      await call.send({ type: 'callPublished' }, officer, { shortNotice: [] });
      await this.module.get(CallRecords).markPublished(tx, callId, IN_TIME);
      await call.send({ type: 'conceptNotesClosed' }, system);
    });
    return this;
  }

  private async insertApplication(
    tx: Tx,
    file: {
      readonly id: string;
      readonly organisationId: string;
      readonly lot: string;
      readonly title: string;
      readonly number: number;
    },
  ): Promise<void> {
    const { number } = file;
    const code = `${this.file.code}-${String(number).padStart(4, '0')}`;
    await tx.query(
      `insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, minha_now(), $6)`,
      [
        file.id,
        this.callId,
        number,
        code,
        file.lot,
        file.organisationId,
        `Association ${number}`,
        `${file.title} ${number}`,
      ],
    );
  }

  private async submit(
    tx: Tx,
    grant: LockedInstance,
    stage: Stage,
    { requestedMinor, answers }: { readonly requestedMinor: number; readonly answers?: Pages | undefined },
  ): Promise<void> {
    const submissionId = randomUUID();
    const content = {
      title: 'Métiers du bois',
      lot: 'L1',
      stages: [stage],
      answers: { [stage]: answers ?? { first: { question: `Answer of ${stage}` } } },
      applicant: { name: 'Association', nameAr: null, phone: '0661 SECRET', address: 'SECRET' },
      declaration: { personName: 'SECRET' },
      request: { contributionMinor: requestedMinor, totalCostMinor: requestedMinor * 2, months: 12, provinces: [] },
    };
    await tx.query(
      `insert into submission (id, application_id, stage, n, content, content_hash, requested_minor, receipt_code, arrived_at, submitted_by)
       values ($1, $2, $3, 1, $4, 'hash', $5, $6, $7, $1)`,
      [submissionId, grant.id, stage, content, requestedMinor, randomUUID(), IN_TIME],
    );
    const payload = { submissionId, contentHash: 'hash', requestedMinor };
    const given = { missing: [], contributionMovePercent: 100 };
    await grant.send({ type: 'applicationSubmitted', payload }, as(randomUUID(), 'applicant', 'signatory'), given);
  }
}
