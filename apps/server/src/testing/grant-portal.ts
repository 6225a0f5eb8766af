import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnterPerson, GrantRole, SignUp, type StaffRole } from '#libs/identity';
import { type Actor, systemActor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { type Cast, GrantHouse, type Grantee, RIBS } from '../../../../test/support/grant-house.js';
import { ApiClient } from './api-client.js';
import { Browser } from './browser.js';
import { PASSWORD } from './forms.js';
import { testServer } from './test-server.js';

const STAFF = {
  officer: 'officer',
  authority: 'authority',
  finance: 'financeOfficer',
  secondFinance: 'financeOfficer',
  auditor: 'auditor',
} as const satisfies Record<string, StaffRole>;

export type Person = keyof typeof STAFF | 'grantee' | 'stranger';

/** The portal around grants: everybody a grant meets, with a browser and with a token of the API. */
export class GrantPortal {
  private constructor(
    private readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly house: GrantHouse,
    readonly grantee: Grantee,
  ) {}

  static async open(): Promise<GrantPortal> {
    const database = await testDatabase();
    const app = await testServer(database.url);
    const staff: [string, Actor][] = [];
    for (const [name, role] of Object.entries(STAFF)) staff.push([name, await aColleague(app, name, role)]);
    // The keys are those of STAFF, which names everybody of the cast.
    const cast = Object.fromEntries(staff) as unknown as Cast;
    const grantee = await anApplicant(app, 'grantee');
    await anApplicant(app, 'stranger');
    const house = await GrantHouse.on(app, cast);
    await house.changeAccount(grantee, RIBS[0]);
    return new GrantPortal(database, app, house, grantee);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  async browser(person: Person): Promise<Browser> {
    const browser = new Browser(this.app);
    await browser.submit('/sign-in', { email: emailOf(person), password: PASSWORD });
    return browser;
  }

  program(person: Person): Promise<ApiClient> {
    return ApiClient.signedIn(this.app, emailOf(person));
  }
}

function emailOf(person: string): string {
  return `${person.toLowerCase()}@example.ma`;
}

async function aColleague(app: NestFastifyApplication, name: string, role: StaffRole): Promise<Actor> {
  const command = { by: systemActor('test'), key: null, arrivedAt: new Date(0) };
  const person = { name: `Person ${name}`, email: emailOf(name), language: 'fr', password: PASSWORD } as const;
  const { personId } = await app.get(EnterPerson, { strict: false }).execute({ ...command, ...person });
  await app.get(GrantRole, { strict: false }).execute({ ...command, personId, role, callId: null });
  return { kind: 'person', id: personId, roles: [role] };
}

async function anApplicant(app: NestFastifyApplication, name: string): Promise<Grantee> {
  const organisation = {
    name: `Association ${name}`,
    nameAr: null,
    legalForm: 'association',
    region: 'MA-01',
    province: 'MA-TNG',
    ice: null,
    foundedOn: '2015-03-01',
    receipt: 'final' as const,
    receiptNumber: null,
    address: '4, rue Ibn Sina, Tanger',
    phone: '0539123456',
  };
  const from = { address: '127.0.0.1', userAgent: 'test' };
  const person = { name: `Person ${name}`, email: emailOf(name), password: PASSWORD, language: 'fr' } as const;
  const { personId, organisationId } = await app
    .get(SignUp, { strict: false })
    .execute({ ...person, organisation, ...from });
  if (organisationId === null) throw new Error('A sign-up with an organisation makes one.');
  return { organisationId, signatory: { kind: 'person', id: personId, roles: ['applicant', 'signatory'] } };
}
