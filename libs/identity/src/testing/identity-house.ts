import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { EngineModule, type Command } from '#libs/engine';
import { systemActor, type Actor, type Role } from '#libs/kernel';
import { Database, DatabaseModule, FilesModule, PersonalMail, type PersonalMessage, type Tx } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import type { OrganisationFields } from '../domain/organisation.js';
import type { StaffRole } from '../domain/standing.js';
import { IdentityModule } from '../identity.module.js';
import { EnterPerson } from '../use-cases/enter-person.js';
import { GrantRole } from '../use-cases/grant-role.js';
import { SignUp, type SignedUp } from '../use-cases/sign-up.js';

export const PASSWORD = 'quatre citrons dans la brume';

type Class<T> = abstract new (...parameters: never[]) => T;

/** Keeps what people would be written to. */
class MailInMemory extends PersonalMail {
  readonly sent: PersonalMessage[] = [];

  send(_tx: Tx, message: PersonalMessage): Promise<void> {
    this.sent.push(message);
    return Promise.resolve();
  }
}

const MAIL = { provide: PersonalMail, useClass: MailInMemory };

/** Identity on a database of its own. */
export class IdentityHouse {
  private people = 0;

  private constructor(
    private readonly stored: TestDatabase,
    private readonly module: TestingModule,
  ) {}

  static async open(): Promise<IdentityHouse> {
    const stored = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'minha-identity-'));
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.connect({ url: stored.url, poolSize: 8, applicationName: 'minha-test' }),
        FilesModule.in(join(folder, 'files'), join(folder, 'backup.json')),
        EngineModule.withDefinitions('config/workflows'),
        { module: MailInMemory, global: true, providers: [MAIL], exports: [PersonalMail] },
        IdentityModule,
      ],
    }).compile();
    await module.init();
    return new IdentityHouse(stored, module);
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.stored.drop();
  }

  get<T>(part: Class<T>): T {
    return this.module.get(part, { strict: false });
  }

  /** What people were written about their accounts so far. */
  get mails(): readonly PersonalMessage[] {
    const mail = this.get(PersonalMail);
    return mail instanceof MailInMemory ? mail.sent : [];
  }

  /** Rows of a statement, for what no query of the feature shows. */
  rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.get(Database).query<Row>(sql, parameters);
  }

  /** Somebody new with an organisation of their own. */
  async anApplicant(): Promise<SignedUp & { readonly organisationId: string; readonly email: string }> {
    this.people += 1;
    const email = `applicant.${this.people}@example.ma`;
    const signedUp = await this.get(SignUp).execute({
      name: 'Salma Bennis',
      email,
      password: PASSWORD,
      language: 'fr',
      organisation: anOrganisation(),
      address: '192.0.2.1',
      userAgent: 'test',
    });
    if (signedUp.organisationId === null) throw new Error('An applicant has an organisation.');
    return { ...signedUp, organisationId: signedUp.organisationId, email };
  }

  /** Somebody new of the programme, with these roles in every call. */
  async aColleague(...roles: readonly StaffRole[]): Promise<Actor> {
    this.people += 1;
    const email = `colleague.${this.people}@example.ma`;
    const entered = { ...bySystem, name: 'Omar Alaoui', email, language: 'fr', password: PASSWORD } as const;
    const { personId } = await this.get(EnterPerson).execute(entered);
    for (const role of roles) await this.get(GrantRole).execute({ ...bySystem, personId, role, callId: null });
    return aPerson(personId, ...roles);
  }
}

export const bySystem: Command = { key: null, by: systemActor('test'), arrivedAt: new Date(0) };

export function aPerson(id: string, ...roles: readonly Role[]): Actor {
  return { kind: 'person', id, roles };
}

export function as(by: Actor, key: string | null = null): Command {
  return { key, by, arrivedAt: new Date(0) };
}

export function anOrganisation(different: Partial<OrganisationFields> = {}): OrganisationFields {
  return {
    name: 'Association Amal Jerada',
    nameAr: null,
    legalForm: 'association',
    region: 'MA-02',
    province: 'MA-JRA',
    ice: null,
    foundedOn: '2018-04-30',
    receipt: 'final',
    receiptNumber: null,
    address: '12, rue des Mineurs, Jerada',
    phone: '0536123456',
    ...different,
  };
}
