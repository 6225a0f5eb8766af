import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { type CallFile, CallRecords, readCallFile, withDates } from '#libs/calls';
import { ContractFile, ContractsModule, PrepareContract, SignAsAuthority, SignAsBeneficiary } from '#libs/contracts';
import { type Command, Engine, EngineModule, type EffectHandler } from '#libs/engine';
import { type Actor, Ids, type JsonObject, type Role, systemActor } from '#libs/kernel';
import { PaymentsModule } from '#libs/payments';
import * as payments from '#libs/payments';
import { Database, DatabaseModule, FilesModule } from '#libs/platform';
import { ReportingModule } from '#libs/reporting';
import * as reporting from '#libs/reporting';
import { testDatabase, type TestDatabase } from './database.js';

export const CALL_FILE = 'config/calls/kafaat-liljamia.yaml';
/** Valid RIBs of the register's examples. */
export const RIBS = ['011519000001205000534921', '007780000123456789012396'] as const;
/** What the application below adds up to, and what it asks for, in centimes. */
export const TOTAL_COSTS_MINOR = 107_000_000;
export const AWARD_MINOR = 90_000_000;

const HANDLERS: Readonly<Record<string, new (...args: never[]) => EffectHandler>> = {
  requestPrefinancing: payments.RequestPrefinancingEffect,
  requestBalance: payments.RequestBalanceEffect,
  tellGrantPaymentExecuted: payments.TellGrantPaymentExecutedEffect,
  scheduleReports: reporting.ScheduleReportsEffect,
  tellGrantReportAccepted: reporting.TellGrantReportAcceptedEffect,
};

/** Everybody a grant meets, by role. */
export interface Cast {
  readonly signatory: Actor;
  readonly officer: Actor;
  readonly authority: Actor;
  readonly finance: Actor;
  readonly secondFinance: Actor;
}

export interface AwardedGrant {
  readonly id: string;
  readonly organisationId: string;
  readonly signatory: Actor;
}

/** Contracts, payments and reporting on a real database and the real call: from an award to wherever a test needs it. */
export class GrantHouse {
  private constructor(
    private readonly stored: TestDatabase,
    private readonly module: TestingModule,
    readonly callId: string,
    readonly cast: Omit<Cast, 'signatory'>,
  ) {}

  static async open(dates: Parameters<typeof withDates>[1] = {}): Promise<GrantHouse> {
    const stored = await testDatabase();
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.connect({ url: stored.url, poolSize: 8, applicationName: 'minha-test' }),
        EngineModule.withDefinitions('config/workflows'),
        FilesModule.in(mkdtempSync(join(tmpdir(), 'minha-files-'))),
        ContractsModule,
        PaymentsModule,
        ReportingModule,
      ],
    }).compile();
    await module.init();
    const house = new GrantHouse(stored, module, module.get(Ids).next(), {
      officer: person(module, 'officer'),
      authority: person(module, 'authority'),
      finance: person(module, 'financeOfficer'),
      secondFinance: person(module, 'financeOfficer'),
    });
    await house.publish(withDates(await readCallFile(CALL_FILE), dates));
    for (const actor of Object.values(house.cast)) await house.enter(actor);
    return house;
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.stored.drop();
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.module.get<T>(token, { strict: false });
  }

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.get(Database).query<Row>(sql, parameters);
  }

  /** What every command carries. */
  as(by: Actor, key: string | null = null): Command {
    return { by, key, arrivedAt: new Date() };
  }

  /** Carries out what transitions asked for, in its order, until nothing is left. */
  async work(): Promise<void> {
    const database = this.get(Database);
    for (;;) {
      const open = await this.query<Waiting>(WAITING, [Object.keys(HANDLERS)]);
      if (open.length === 0) return;
      for (const { id, name, ...effect } of open) {
        const handler = HANDLERS[name];
        if (!handler) throw new Error(`No handler for ${name}.`);
        await database.transaction(async (tx) => {
          await this.get(handler).handle(tx, { id, name, ...effect });
          await tx.query('update outbox set done_at = minha_now() where outbox.id = $1', [id]);
        });
      }
    }
  }

  /** A grant whose award was decided, as the procedure brings it there: every step with its person. */
  async anAwardedGrant(rib: string = RIBS[0]): Promise<AwardedGrant> {
    const ids = this.get(Ids);
    const grant = { id: ids.next(), organisationId: ids.next(), signatory: person(this.module, 'signatory', 'applicant') };
    await this.enter(grant.signatory);
    await this.enterOrganisation(grant, rib);
    const submissionId = await this.enterApplication(grant);
    await this.runThroughEvaluation(grant, submissionId);
    return grant;
  }

  /** A grant with a contract that both sides have signed; nothing that follows from it is carried out yet. */
  async aSignedGrant(rib?: string): Promise<AwardedGrant> {
    const grant = await this.anAwardedGrant(rib);
    await this.prepare(grant);
    const { contentHash } = await this.get(ContractFile).of(grant.id);
    const signature = { grantId: grant.id, contentHash, personName: 'N. N.' };
    await this.get(SignAsAuthority).execute({ ...this.as(this.cast.authority), ...signature });
    await this.get(SignAsBeneficiary).execute({ ...this.as(grant.signatory), ...signature });
    return grant;
  }

  async prepare(grant: AwardedGrant, months = 12): Promise<void> {
    await this.get(PrepareContract).execute({
      ...this.as(this.cast.officer),
      grantId: grant.id,
      implementationStart: dayFromNow(1),
      months,
      specialConditions: { fr: 'Conditions', ar: 'شروط', en: 'Conditions' },
    });
  }

  /** Sends an event to an instance, past the use case that would do it. */
  async tell(id: string, type: string, payload: JsonObject, by: Actor): Promise<void> {
    await this.get(Database).transaction(async (tx) => {
      const instance = await this.get(Engine).lock(tx, id);
      await instance.send({ type, payload }, this.as(by));
    });
  }

  /** Lets a deadline take effect, whenever it is. */
  expire(id: string, event: string): Promise<void> {
    return this.tell(id, event, {}, systemActor('timer'));
  }

  private async publish(file: CallFile): Promise<void> {
    await this.get(Database).transaction(async (tx) => {
      await this.get(CallRecords).add(tx, { id: this.callId, file, at: new Date() });
      await this.get(CallRecords).markPublished(tx, this.callId, new Date());
    });
  }

  private async enter({ id }: Actor): Promise<void> {
    await this.query(
      `insert into person (id, email, name, language, created_at) values ($1, $2, $3, 'fr', now())`,
      [id, `${id}@example.org`, `Person ${id.slice(-4)}`],
    );
  }

  private async enterOrganisation({ organisationId, signatory }: AwardedGrant, rib: string): Promise<void> {
    await this.query(
      `insert into organisation (id, name, name_ar, legal_form, region, founded_on, address, phone, version, created_at, updated_at)
       values ($1, 'Association Amal', 'جمعية الأمل', 'association', 'MA-01', '2015-04-30', '1, rue du Port, Tanger', '0539000000', 1, now(), now())`,
      [organisationId],
    );
    await this.query(
      `insert into membership (id, person_id, organisation_id, role, since) values ($1, $2, $3, 'signatory', now())`,
      [this.get(Ids).next(), signatory.id, organisationId],
    );
    await this.changeAccount({ organisationId, signatory }, rib);
  }

  /** Gives the organisation another account, verified at once unless said otherwise. */
  async changeAccount(
    { organisationId, signatory }: Pick<AwardedGrant, 'organisationId' | 'signatory'>,
    rib: string,
    of: { readonly verified?: boolean; readonly since?: Date } = {},
  ): Promise<void> {
    await this.query('update bank_account set ended_at = now() where organisation_id = $1 and ended_at is null', [organisationId]);
    const verified = of.verified ?? true;
    await this.query(
      `insert into bank_account (id, organisation_id, holder, bank, rib, since, entered_by, verified_at, verified_by)
       values ($1, $2, 'Association Amal', 'Banque', $3, $4, $5, $6, $7)`,
      [
        this.get(Ids).next(),
        organisationId,
        rib,
        of.since ?? new Date(),
        signatory.id,
        verified ? new Date() : null,
        verified ? this.cast.officer.id : null,
      ],
    );
  }

  private async enterApplication({ id, organisationId, signatory }: AwardedGrant): Promise<string> {
    const submissionId = this.get(Ids).next();
    const [{ n = 1 } = {}] = await this.query<{ n: number }>('select count(*)::int + 1 as n from application');
    await this.query(
      `insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
       values ($1, $2, $3, $4, 'L1', $5, 'Association Amal', 'Des métiers pour les jeunes de Tanger', now(), $6)`,
      [id, this.callId, n, `KAF-2026-01-${String(n).padStart(4, '0')}`, organisationId, signatory.id],
    );
    await this.query(
      `insert into submission (id, application_id, stage, n, content, content_hash, requested_minor, receipt_code, arrived_at, submitted_by)
       values ($1, $2, 'fullApplication', 1, $3, 'x', $4, $6, now(), $5)`,
      [submissionId, id, JSON.stringify({ answers: { fullApplication: { budget: BUDGET } }, request: { months: 12 } }), AWARD_MINOR, signatory.id, submissionId],
    );
    await this.query(
      `insert into document (id, application_id, document_set, kind, name, extension, size_bytes, sha256, storage_key, uploaded_at, uploaded_by)
       select uuidv7(), $1, 'legalFile', k, k || '.pdf', 'pdf', 1, 'x', 'x', now(), $2 from unnest($3::text[]) k`,
      [id, signatory.id, LEGAL_FILE],
    );
    return submissionId;
  }

  private async runThroughEvaluation(grant: AwardedGrant, submissionId: string): Promise<void> {
    const { officer, authority } = this.cast;
    const chair = person(this.module, 'chair');
    const assessors = [person(this.module, 'assessor'), person(this.module, 'assessor')];
    const ids = this.get(Ids);
    const submitted = { submissionId, contentHash: 'x', requestedMinor: AWARD_MINOR };
    const decided = { decisionId: ids.next(), rank: 1, total: 80 };
    const assessed = (): [Actor, string, JsonObject][] =>
      assessors.map((by) => [by, 'assessmentFinalised', { assessmentId: ids.next(), required: 2 }]);
    const steps: readonly [Actor, string, JsonObject][] = [
      [grant.signatory, 'applicationSubmitted', submitted],
      [systemActor('timer'), 'submissionDeadlinePassed', {}],
      [officer, 'administrativeCheckPassed', { checkId: ids.next() }],
      [officer, 'eligibilityConfirmed', { checkId: ids.next() }],
      ...assessed(),
      [chair, 'shortListed', decided],
      [grant.signatory, 'applicationSubmitted', submitted],
      [systemActor('timer'), 'submissionDeadlinePassed', {}],
      ...assessed(),
      [chair, 'provisionallySelected', { ...decided, amountMinor: AWARD_MINOR }],
      [officer, 'verificationPassed', { checkId: ids.next() }],
      [authority, 'awardDecided', { amountMinor: AWARD_MINOR }],
    ];
    const early = new Date('2026-01-10T12:00:00Z');
    const given = { missing: [], overBudget: [], contributionMovePercent: 20 };
    await this.get(Database).transaction(async (tx) => {
      const { id, organisationId } = grant;
      const instance = await this.get(Engine).start(tx, {
        id,
        definition: 'grant.restricted-call',
        callId: this.callId,
        event: { type: 'draftStarted', payload: { grantId: id, callId: this.callId, lot: 'L1', organisationId } },
        origin: { by: grant.signatory, arrivedAt: early },
      });
      for (const [by, type, payload] of steps) await instance.send({ type, payload }, { by, arrivedAt: early }, given);
    });
    // Nobody here carries out what the evaluation asked for.
    await this.query('update outbox set done_at = now() where instance_id = $1', [grant.id]);
  }
}

interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly instanceId: string;
  readonly callId: string;
  readonly subject: string;
  readonly payload: JsonObject;
  readonly at: Date;
}

const WAITING = `
select o.id, o.name, o.instance_id as "instanceId", o.call_id as "callId", o.subject, o.payload, o.at
from outbox o where o.done_at is null and o.name = any($1) order by o.at, o.id`;

const LEGAL_FILE = ['statutes', 'generalAssemblyMinutes', 'bureauMembers', 'signatoryIdentity', 'bankAttestation'];

/** Line 7 is 1,000,000.00 dirhams, indirect costs 70,000.00. */
const BUDGET = {
  lines: [
    { id: 'l1', heading: '1', description: 'Formateurs', unit: 'month', quantity: '10', unitCost: '60000' },
    { id: 'l2', heading: '3', description: 'Outillage', unit: 'unit', quantity: '4', unitCost: '100000' },
  ],
  indirect: '70000',
  contingency: '',
  requested: '900000',
  sources: [],
};

/** Local date so many days from today. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function person(module: TestingModule, ...roles: readonly Role[]): Actor {
  return { kind: 'person', id: module.get(Ids).next(), roles };
}
