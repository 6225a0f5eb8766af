import { hash, randomBytes, randomUUID } from 'node:crypto';
import { type ApplicantProfile, SaveAnswers, StartApplication } from '#libs/applications';
import { CallRecords, Calls, readCallFile, type Call, type CallFile } from '#libs/calls';
import type { Actor } from '#libs/kernel';
import { uuidV7 } from '#libs/platform';
import { completeStage } from '../../libs/applications/src/testing/complete-answers.js';
import type { Programme } from './programme.js';
import { type Copies, copyInstances } from '../support/copied-instances.js';

type LocalDateTime = CallFile['dates']['conceptNoteDeadline'];

const BATCH = 1_000;

/** A draft of an organisation with one member, who has a token of the API. */
export interface Draft {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly token: string;
}

/**
 * A published call, the demonstration's, whose concept notes close at the first full minute after that instant; with
 * other parts of its file where those are said.
 */
export async function aCallThatCloses(
  programme: Programme,
  instant: Date,
  other: (file: CallFile) => Partial<CallFile> = () => ({}),
): Promise<{ call: Call; closes: Date }> {
  const id = randomUUID();
  const closes = new Date(Math.ceil(instant.getTime() / 60_000) * 60_000);
  const file = await readCallFile('config/calls/kafaat-liljamia.yaml');
  // The zone of the call is universal time since 2026-09-20; the calendar reads this as it reads a call's file.
  const conceptNoteDeadline = closes.toISOString().slice(0, 16) as LocalDateTime;
  const code = `KAF-BENCH-${randomBytes(3).toString('hex')}`;
  const dates = { ...file.dates, conceptNoteDeadline };
  // Measured at any hour.
  const reminders = { ladder: {}, quiet: null, workingDays: false };
  const published = new Date(Date.now() - 60_000);
  await programme.database.transaction(async (tx) => {
    await programme
      .get(CallRecords)
      .add(tx, { id, file: { ...file, code, dates, reminders, ...other(file) }, at: published });
    await programme.get(CallRecords).markPublished(tx, id, published);
  });
  return { call: await programme.get(Calls).of(null, id), closes };
}

/**
 * Drafts of a call with every question answered and no document yet: one is written through the use cases, the others
 * are its copies, each of an organisation of its own whose member reads French, Arabic or English.
 */
export async function drafts(programme: Programme, call: Call, count: number): Promise<readonly Draft[]> {
  return copiesOf(programme, await written(programme, call), count);
}

/**
 * So many copies of a file that the engine has made, each of an organisation of its own. `own` says in SQL in which
 * columns of the instance `i` they differ from each other; `x.n` counts them from 1.
 */
export async function copiesOf(
  programme: Programme,
  first: string,
  count: number,
  own: Copies['own'] = {},
): Promise<readonly Draft[]> {
  const all = Array.from({ length: count }, () => ({
    id: uuidV7(Date.now(), randomBytes(10)),
    personId: randomUUID(),
    organisationId: randomUUID(),
    token: `minha_${randomBytes(32).toString('base64url')}`,
  }));
  for (let from = 0; from < count; from += BATCH) await copy(programme, { first, own }, all.slice(from, from + BATCH));
  await programme.database.query('vacuum analyze');
  return all;
}

/** A draft with every question answered. */
export async function written(programme: Programme, call: Call): Promise<string> {
  const by: Actor = { kind: 'person', id: randomUUID(), roles: ['applicant', 'signatory'] };
  const command = { key: null, by, arrivedAt: new Date() };
  const { applicationId } = await programme
    .get(StartApplication)
    .execute({ ...command, callId: call.id, lot: 'L1', applicant: APPLICANT });
  for (const { page, answers } of completeStage(call, 'conceptNote'))
    await programme
      .get(SaveAnswers)
      .execute({ ...command, applicationId, stage: 'conceptNote', page, answers, basedOn: 0 });
  return applicationId;
}

async function copy(
  programme: Programme,
  { first, own }: Required<Pick<Copies, 'first' | 'own'>>,
  copies: readonly Draft[],
): Promise<void> {
  const rows = copies.map(({ token, ...draft }) => ({ ...draft, tokenHash: hash('sha256', token, 'hex') }));
  await programme.database.transaction(async (tx) => {
    await tx.query(
      `create temp table copies on commit drop as
       select row_number() over () as n, x.id, x."personId" as person_id, x."organisationId" as organisation_id,
         decode(x."tokenHash", 'hex') as token_hash
       from json_to_recordset($1::json) as x(id uuid, "personId" uuid, "organisationId" uuid, "tokenHash" text)`,
      [JSON.stringify(rows)],
    );
    await copyInstances(tx, { first, rows: 'copies x', own: { context: OWN_CONTEXT, ...own } });
    for (const statement of COPY) await tx.query(statement, [first]);
  });
}

const APPLICANT: ApplicantProfile = {
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
};

const OWN_CONTEXT = `replace(replace(i.context::text, i.id::text, x.id::text), i.context->>'organisationId',
  x.organisation_id::text)::json`;

const COPY = [
  `insert into person (id, email, name, language, created_at)
   select x.person_id, x.person_id || '@example.ma', 'Salma Bennis', (array['fr', 'ar', 'en'])[1 + x.n % 3], now()
   from copies x where $1::uuid is not null`,
  `insert into api_token (id, token_hash, person_id, name, scopes, created_at, expires_at)
   select gen_random_uuid(), x.token_hash, x.person_id, 'bench', '{read,write}', now(), now() + interval '1 day'
   from copies x where $1::uuid is not null`,
  `insert into organisation (id, name, legal_form, region, province, founded_on, address, phone, version, created_at,
     updated_at)
   select x.organisation_id, 'Association Amal', 'association', 'MA-01', 'MA-TNG', '2015-04-30',
     '12, rue de Fès, Tanger', '0539000000', 1, now(), now()
   from copies x where $1::uuid is not null`,
  `insert into membership (id, person_id, organisation_id, role, since)
   select gen_random_uuid(), x.person_id, x.organisation_id, 'signatory', now() from copies x where $1::uuid is not null`,
  `insert into application (id, call_id, lot, organisation_id, organisation_name, title, created_at, created_by)
   select x.id, a.call_id, a.lot, x.organisation_id, a.organisation_name, a.title, a.created_at, x.person_id
   from copies x cross join application a where a.id = $1`,
  `insert into application_page (application_id, stage, page, answers, version, updated_at, updated_by)
   select x.id, p.stage, p.page, p.answers, p.version, p.updated_at, x.person_id
   from copies x cross join application_page p where p.application_id = $1`,
] as const;
