import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { CallRecords, readCallFile } from '#libs/calls';
import { ContractFile, ContractsModule, PrepareContract, SignAsAuthority, SignAsBeneficiary } from '#libs/contracts';
import { type Command, Engine, EngineModule, type EffectHandler } from '#libs/engine';
import { type Actor, Ids, type JsonObject, systemActor } from '#libs/kernel';
import {
  PaymentsModule,
  RequestBalanceEffect,
  RequestPrefinancingEffect,
  TellGrantPaymentExecutedEffect,
} from '#libs/payments';
import { Database, DatabaseModule, FilesModule } from '#libs/platform';
import { ReportingModule, ScheduleReportsEffect, TellGrantReportAcceptedEffect } from '#libs/reporting';
import { aPerson, award, enterApplication } from './awarded-file.js';
import { testDatabase } from './database.js';

export { AWARD_MINOR, TOTAL_COSTS_MINOR } from './awarded-file.js';

const CALL_FILE = 'config/calls/kafaat-liljamia.yaml';
/** Valid RIBs of the register's examples. */
export const RIBS = ['011519000001205000534921', '007780000123456789012396'] as const;

const HANDLERS: Readonly<Record<string, new (...args: never[]) => EffectHandler>> = {
  requestPrefinancing: RequestPrefinancingEffect,
  requestBalance: RequestBalanceEffect,
  tellGrantPaymentExecuted: TellGrantPaymentExecutedEffect,
  scheduleReports: ScheduleReportsEffect,
  tellGrantReportAccepted: TellGrantReportAcceptedEffect,
};

/** Those of the office whom a grant meets. */
export interface Cast {
  readonly officer: Actor;
  readonly authority: Actor;
  readonly finance: Actor;
  readonly secondFinance: Actor;
}

/** An organisation and the person who signs for it. */
export interface Grantee {
  readonly organisationId: string;
  readonly signatory: Actor;
}

export interface AwardedGrant extends Grantee {
  readonly id: string;
}

/** Where the house takes its parts from: a module of its own, or the whole server. */
export interface Parts {
  get<T>(token: abstract new (...args: never[]) => T, options: { strict: false }): T;
}

/** Contracts, payments and reporting on a real database and the real call: from an award to wherever a test needs it. */
export class GrantHouse {
  private constructor(
    private readonly parts: Parts,
    readonly callId: string,
    readonly cast: Cast,
    private readonly end: () => Promise<void>,
  ) {}

  /** A house with a database and people of its own. */
  static async open(): Promise<GrantHouse> {
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
    const ids = module.get(Ids);
    const cast = {
      officer: aPerson(ids, 'officer'),
      authority: aPerson(ids, 'authority'),
      finance: aPerson(ids, 'financeOfficer'),
      secondFinance: aPerson(ids, 'financeOfficer'),
    };
    const house = await GrantHouse.on(module, cast, async () => {
      await module.close();
      await stored.drop();
    });
    for (const actor of Object.values(cast)) await house.enter(actor);
    return house;
  }

  /** A house in a running programme, with people who are there already. */
  static async on(parts: Parts, cast: Cast, end: () => Promise<void> = async () => undefined): Promise<GrantHouse> {
    const house = new GrantHouse(parts, parts.get(Ids, { strict: false }).next(), cast, end);
    await house.publish();
    return house;
  }

  close(): Promise<void> {
    return this.end();
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.parts.get<T>(token, { strict: false });
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
    for (;;) {
      const open = await this.query<Waiting>(WAITING, [Object.keys(HANDLERS)]);
      if (open.length === 0) return;
      for (const effect of open) await this.carryOut(effect);
    }
  }

  /** A grant whose award was decided. */
  async anAwardedGrant(grantee?: Grantee): Promise<AwardedGrant> {
    const ids = this.get(Ids);
    const parts = { database: this.get(Database), engine: this.get(Engine), ids };
    const grant = { ...(grantee ?? (await this.aGrantee())), id: ids.next(), callId: this.callId };
    const submissionId = await enterApplication(parts.database, ids, grant);
    await award(parts, { ...grant, submissionId }, this.cast);
    return grant;
  }

  /** A grant with a contract that both sides have signed; nothing that follows from it is carried out yet. */
  async aSignedGrant(grantee?: Grantee): Promise<AwardedGrant> {
    const grant = await this.anAwardedGrant(grantee);
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

  /** Gives the organisation another account, verified at once unless said otherwise. */
  async changeAccount(
    { organisationId, signatory }: Grantee,
    rib: string,
    of: { readonly verified?: boolean; readonly since?: Date } = {},
  ): Promise<void> {
    const verified = of.verified ?? true;
    await this.query('update bank_account set ended_at = now() where organisation_id = $1 and ended_at is null', [
      organisationId,
    ]);
    await this.query(
      `insert into bank_account (id, organisation_id, holder, bank, rib, since, entered_by, verified_at, verified_by)
       values ($1, $2, 'Association Amal', 'Banque', $3, $4, $5, case when $6 then now() end, case when $6 then $7::uuid end)`,
      [this.get(Ids).next(), organisationId, rib, of.since ?? new Date(), signatory.id, verified, this.cast.officer.id],
    );
  }

  private async carryOut({ id, name, ...effect }: Waiting): Promise<void> {
    const handler = HANDLERS[name];
    if (!handler) throw new Error(`No handler for ${name}.`);
    await this.get(Database).transaction(async (tx) => {
      await this.get(handler).handle(tx, { id, name, ...effect, correlation: id });
      await tx.query('update outbox set done_at = minha_now() where outbox.id = $1', [id]);
    });
  }

  private async publish(): Promise<void> {
    const file = await readCallFile(CALL_FILE);
    await this.get(Database).transaction(async (tx) => {
      await this.get(CallRecords).add(tx, { id: this.callId, file, at: new Date() });
      await this.get(CallRecords).markPublished(tx, this.callId, new Date());
    });
  }

  private async enter({ id }: Actor): Promise<void> {
    await this.query(`insert into person (id, email, name, language, created_at) values ($1, $2, $3, 'fr', now())`, [
      id,
      `${id}@example.org`,
      `Person ${id.slice(-4)}`,
    ]);
  }

  /** An organisation with a verified account, and somebody who signs for it: a person who is there, or a new one. */
  async aGrantee(known?: Actor): Promise<Grantee> {
    const ids = this.get(Ids);
    const grantee = { organisationId: ids.next(), signatory: known ?? aPerson(ids, 'signatory', 'applicant') };
    if (!known) await this.enter(grantee.signatory);
    await this.query(
      `insert into organisation (id, name, name_ar, legal_form, region, founded_on, address, phone, version, created_at, updated_at)
       values ($1, 'Association Amal', 'جمعية الأمل', 'association', 'MA-01', '2015-04-30', '1, rue du Port, Tanger', '0539000000', 1, now(), now())`,
      [grantee.organisationId],
    );
    await this.query(
      `insert into membership (id, person_id, organisation_id, role, since) values ($1, $2, $3, 'signatory', now())`,
      [ids.next(), grantee.signatory.id, grantee.organisationId],
    );
    await this.changeAccount(grantee, RIBS[0]);
    return grantee;
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
from outbox o where o.done_at is null and o.failed_at is null and o.name = any($1) order by o.at, o.id`;

/** Local date so many days from today. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
