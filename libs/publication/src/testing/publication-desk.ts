import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Calls, shiftedDays, type CallFile, type DateName } from '#libs/calls';
import { Engine, EngineModule, Outbox, type EffectHandler, type Origin } from '#libs/engine';
import type { Actor, LocalDateTime, Role } from '#libs/kernel';
import {
  Database,
  DatabaseModule,
  type Notice,
  Notices,
  PersonalMail,
  type PersonalMessage,
  type Tx,
} from '#libs/platform';
import { aCallFile } from '#testing/calls';
import { tamper, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { PublicationModule } from '../publication.module.js';
import { ApproveCall } from '../use-cases/approve-call.js';
import { DraftCall } from '../use-cases/draft-call.js';
import { ExtendDeadline, type ExtendDeadlineCommand } from '../use-cases/extend-deadline.js';
import { PublishCall } from '../use-cases/publish-call.js';

export const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', id, roles });
export const officer = person('olga', 'officer');
export const authority = person('aziz', 'authority');
export const by = (actor: Actor, arrivedAt = new Date()) => ({ key: null, by: actor, arrivedAt });

/** Keeps what people would be written to. */
export class MailInMemory extends PersonalMail {
  readonly sent: PersonalMessage[] = [];

  send(_tx: Tx, message: PersonalMessage): Promise<void> {
    this.sent.push(message);
    return Promise.resolve();
  }
}

/** Keeps what the people of files would be told. */
export class NoticesInMemory extends Notices {
  readonly sent: Notice[] = [];

  sendAll(_tx: Tx, notices: readonly Notice[]): Promise<void> {
    this.sent.push(...notices);
    return Promise.resolve();
  }
}

const MAIL = { provide: PersonalMail, useClass: MailInMemory };
const NOTICES = { provide: Notices, useClass: NoticesInMemory };

let codes = 10;
export const aCode = (): string => `KAF-2026-${(codes += 1)}`;

/** The office that publishes calls, on a real database of its own. */
export async function publicationDesk(): Promise<PublicationDesk> {
  const database = await testDatabase();
  return new PublicationDesk(database, await programmeOn(database.url));
}

export class PublicationDesk {
  readonly calls: Calls;
  readonly sql: Database;

  constructor(
    private readonly database: TestDatabase,
    private readonly module: TestingModule,
  ) {
    this.calls = module.get(Calls);
    this.sql = module.get(Database);
  }

  get<T>(part: Type<T>): T {
    return this.module.get(part);
  }

  /** What people were written to. */
  get mails(): readonly PersonalMessage[] {
    const mail = this.module.get(PersonalMail, { strict: false });
    return mail instanceof MailInMemory ? mail.sent : [];
  }

  /** What the people of files were told. */
  get notices(): readonly Notice[] {
    const notices = this.module.get(Notices, { strict: false });
    return notices instanceof NoticesInMemory ? notices.sent : [];
  }

  tamper(sql: string, parameters: unknown[]): Promise<void> {
    return tamper(this.database, sql, parameters);
  }

  /** A second process on the same database. */
  anotherProcess(): Promise<TestingModule> {
    return programmeOn(this.database.url);
  }

  async aDraft(file: CallFile = aCallFile({ code: aCode(), closesInDays: 50 })): Promise<string> {
    const { callId } = await this.get(DraftCall).execute({ ...by(officer), file });
    return callId;
  }

  async anApproved(file?: CallFile): Promise<string> {
    const callId = await this.aDraft(file);
    await this.get(ApproveCall).execute({ ...by(authority), callId });
    return callId;
  }

  async aPublished(file?: CallFile): Promise<string> {
    const callId = await this.anApproved(file);
    await this.get(PublishCall).execute({ ...by(officer), callId });
    return callId;
  }

  async aGrantDraft(callId: string): Promise<string> {
    const id = randomUUID();
    const event = { type: 'draftStarted', payload: { grantId: id, callId, lot: 'L1', organisationId: randomUUID() } };
    const origin: Origin = { by: person('amina', 'applicant', 'signatory'), arrivedAt: new Date() };
    const definition = 'grant.restricted-call';
    await this.sql.transaction((tx) => this.get(Engine).start(tx, { id, definition, callId, event, origin }));
    return id;
  }

  /** A date of the call, that many days later. */
  async until(callId: string, days: number, name: DateName = 'conceptNoteDeadline'): Promise<LocalDateTime> {
    const local = (await this.calls.of(null, callId)).dates().get(name);
    if (!local) throw new Error(`The call has no ${name}.`);
    return shiftedDays(local, days);
  }

  async extend(callId: string, days: number, more: Partial<ExtendDeadlineCommand> = {}): Promise<void> {
    const until = await this.until(callId, days);
    const command = { ...by(officer), callId, deadline: 'conceptNoteDeadline', until, reason: 'Power cut' } as const;
    await this.get(ExtendDeadline).execute({ ...command, ...more });
  }

  async stateOf(id: string): Promise<string> {
    const sql = 'select i.state from workflow_instance i where i.id = $1';
    const [row] = await this.sql.query<{ state: string }>(sql, [id]);
    return row?.state ?? 'none';
  }

  async dueAt(id: string, name: string): Promise<Date | undefined> {
    const sql = `select d.due_at as at from workflow_instance i cross join lateral deadlines_in(i.deadlines) d
      where i.id = $1 and d.name = $2`;
    const [row] = await this.sql.query<{ at: Date }>(sql, [id, name]);
    return row?.at;
  }

  /** When something falls due for the instance next. */
  async firesAt(id: string): Promise<Date | undefined> {
    const [row] = await this.sql.query<{ at: Date }>(
      'select t.fires_at as at from workflow_timer t where t.instance_id = $1',
      [id],
    );
    return row?.at;
  }

  /** Carries out the call's open orders of that name; answers how many there were. */
  async carryOut(callId: string, name: string, handler: Type<EffectHandler>): Promise<number> {
    const sql = 'select o.id from outbox o where o.call_id = $1 and o.name = $2 and o.done_at is null';
    const orders = await this.sql.query<{ id: string }>(sql, [callId, name]);
    for (const { id } of orders) await this.get(Outbox).carryOut(id, () => this.get(handler));
    return orders.length;
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.database.drop();
  }
}

async function programmeOn(url: string): Promise<TestingModule> {
  const module = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url, poolSize: 6, applicationName: 'minha-test' }),
      EngineModule.withDefinitions('config/workflows'),
      { module: MailInMemory, global: true, providers: [MAIL, NOTICES], exports: [PersonalMail, Notices] },
      PublicationModule,
    ],
  }).compile();
  return module.init();
}
