import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnterPerson, GrantRole, SignUp, type SignedUp, type StaffRole } from '#libs/identity';
import { systemActor } from '#libs/kernel';
import { PASSWORD } from '../../../apps/server/src/testing/forms.js';
import { applicationsScene } from './applications.scene.js';
import { evaluationScene } from './evaluation.scene.js';
import { grantsScene } from './grants.scene.js';
import { identityScene } from './identity.scene.js';
import type { Visitor } from './table.js';

type Person = Exclude<Visitor, 'anonymous'>;
type Staff = Exclude<Person, 'owner' | 'stranger'>;

/** What exists when the visitors come. */
export interface World {
  readonly emails: Readonly<Record<Person, string>>;
  /** Values for the parameters of paths (`:organisationId`) and for `$name` in bodies. */
  readonly params: Readonly<Record<string, string>>;
}

/** What a scene finds there, to build on. */
export interface Stage {
  readonly app: NestFastifyApplication;
  readonly ids: Readonly<Record<Person, string>>;
  /** The organisation of `owner`; the strangers' is the other one. */
  readonly organisationId: string;
  readonly strangersOrganisationId: string;
}

/** Sets up what a feature's routes need (a call, a file, a payment) and names it for their parameters. */
export type Scene = (stage: Stage) => Promise<Readonly<Record<string, string>>>;

/** One line a feature. */
const SCENES: readonly Scene[] = [identityScene, applicationsScene, grantsScene, evaluationScene];

const ROLE_OF: Readonly<Record<Staff, StaffRole>> = {
  officer: 'officer',
  assessor: 'assessor',
  otherAssessor: 'assessor',
  committee: 'committeeMember',
  chair: 'chair',
  secretary: 'secretary',
  finance: 'financeOfficer',
  authority: 'authority',
  auditor: 'auditor',
  operator: 'operator',
};

/** Two organisations, somebody in every role, and what the scenes add. */
export async function buildWorld(app: NestFastifyApplication): Promise<World> {
  const owner = await anApplicant(app, 'owner');
  const stranger = await anApplicant(app, 'stranger');
  const staff: [string, string][] = [];
  for (const [name, role] of Object.entries(ROLE_OF)) staff.push([name, await aColleague(app, name, role)]);
  // The keys are those of ROLE_OF and the two applicants: everybody of `Person`.
  const ids = { owner: owner.personId, stranger: stranger.personId, ...Object.fromEntries(staff) } as Stage['ids'];
  const stage = {
    app,
    ids,
    organisationId: known(owner.organisationId),
    strangersOrganisationId: known(stranger.organisationId),
  };
  let params: Record<string, string> = {};
  for (const scene of SCENES) params = { ...params, ...(await scene(stage)) };
  // As above.
  const emails = Object.fromEntries(Object.keys(ids).map((name) => [name, emailOf(name)])) as World['emails'];
  return { emails, params };
}

export function emailOf(name: string): string {
  return `${name.toLowerCase()}@example.ma`;
}

async function anApplicant(app: NestFastifyApplication, name: string): Promise<SignedUp> {
  const organisation = {
    name: `Association ${name}`,
    nameAr: null,
    legalForm: 'association',
    region: 'MA-02',
    province: 'MA-JRA',
    ice: null,
    foundedOn: '2015-03-01',
    receipt: 'final' as const,
    receiptNumber: null,
    address: '4, rue Ibn Sina, Jerada',
    phone: '0536123456',
  };
  const from = { address: '127.0.0.1', userAgent: 'test' };
  return app.get(SignUp, { strict: false }).execute({
    name: `Person ${name}`,
    email: emailOf(name),
    password: PASSWORD,
    language: 'fr',
    organisation,
    ...from,
  });
}

async function aColleague(app: NestFastifyApplication, name: string, role: StaffRole): Promise<string> {
  const command = { by: systemActor('test'), key: null, arrivedAt: new Date(0) };
  const person = { name: `Person ${name}`, email: emailOf(name), language: 'fr', password: PASSWORD } as const;
  const { personId } = await app.get(EnterPerson, { strict: false }).execute({ ...command, ...person });
  await app.get(GrantRole, { strict: false }).execute({ ...command, personId, role, callId: null });
  return personId;
}

function known(id: string | null): string {
  if (id === null) throw new Error('An applicant has an organisation.');
  return id;
}
