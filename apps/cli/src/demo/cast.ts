import { NameMember } from '#libs/awards';
import { DeclareImpartiality } from '#libs/evaluation';
import {
  AcceptInvitation,
  ChangeBankAccount,
  EnterPerson,
  GrantRole,
  InviteMember,
  SaveOrganisation,
  VerifyBankAccount,
} from '#libs/identity';
import { controlKey, systemActor, type Role } from '#libs/kernel';
import type { Material } from './material.js';
import type { Doing, Play } from './play.js';
import type { Random } from './random.js';

const SETUP = systemActor('demo');

type Region = 'MA-01' | 'MA-02';

/** An association of the demo, with the person who signs for it. */
export interface DemoOrganisation {
  readonly place: string;
  readonly writesArabic: boolean;
  readonly signatoryId: string;
  readonly signatoryName: string;
  readonly profile: {
    readonly organisationId: string;
    readonly name: string;
    readonly nameAr: string;
    readonly legalForm: 'association';
    readonly region: Region;
    readonly province: string;
    readonly foundedOn: string;
    readonly ice: string;
    readonly address: string;
    readonly phone: string;
  };
}

/** The people of the programme by their key, and the associations. */
export interface Cast {
  readonly staff: ReadonlyMap<string, string>;
  readonly organisations: readonly DemoOrganisation[];
  /** A person of the programme who acts now, in that role. */
  as(key: string, role: Role): Doing;
}

/** Makes accounts for everybody. The first association belongs to the well-known sign-in of the applicants. */
export async function castFor(play: Play, material: Material, random: Random, associations: number): Promise<Cast> {
  const staff = new Map<string, string>();
  for (const { key, name, email, language, roles } of material.people.staff) {
    const entered = { ...setup(play), name, email, language, password: material.people.password };
    const { personId } = await play.get(EnterPerson).execute(entered);
    const given = { ...giver(play, staff.get('operator')), personId, callId: null };
    for (const role of roles) await play.get(GrantRole).execute({ ...given, role });
    staff.set(key, personId);
  }
  const organisations: DemoOrganisation[] = [];
  for (let n = 0; n < associations; n += 1) organisations.push(await anAssociation(play, material, random, n));
  const [first] = organisations;
  if (first) await aColleagueIn(play, material, first);
  const idOf = (key: string) => found(staff.get(key), `Nobody in config/demo/people.yaml is called ${key}.`);
  const cast: Cast = { staff, organisations, as: (key, role) => play.as(idOf(key), role) };
  for (const { account, organisationId } of await accountsOf(play, material, random, organisations)) {
    await play
      .get(VerifyBankAccount)
      .execute({ ...cast.as('finance', 'financeOfficer'), organisationId, accountId: account });
  }
  return cast;
}

function setup(play: Play): Doing {
  return { key: null, by: SETUP, arrivedAt: play.now };
}

/** The operator comes first and is set up; the others have their roles of a person, whose name the pages show. */
function giver(play: Play, operatorId: string | undefined): Doing {
  return operatorId === undefined ? setup(play) : play.as(operatorId, 'operator');
}

/** What every association of the demo is. */
const DECLARED = { legalForm: 'association', receipt: 'final', receiptNumber: null } as const;

async function anAssociation(
  play: Play,
  { organisations, people }: Material,
  random: Random,
  n: number,
): Promise<DemoOrganisation> {
  const region: Region = n % 5 < 3 ? 'MA-01' : 'MA-02';
  const province = random.of(found(organisations.provinces[region], `No provinces of ${region}.`));
  const first = n % organisations.first.length;
  const purpose = random.of(organisations.purposes);
  const signatoryName = random.of(organisations.signatories);
  const writesArabic = n % 4 === 3;
  const email = n === 0 ? 'association@example.org' : `association${n + 1}@example.org`;
  const language = writesArabic ? 'ar' : 'fr';
  const entered = { ...setup(play), name: signatoryName, email, language, password: people.password } as const;
  const { personId } = await play.get(EnterPerson).execute(entered);
  const fields = {
    name: `Association ${organisations.first[first]} ${purpose.fr} de ${province.fr}`,
    nameAr: `جمعية ${organisations.arabic[first]} ${purpose.ar} ب${province.ar}`,
    ...DECLARED,
    region,
    province: province.code,
    foundedOn: `${random.whole(2006, 2019)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`,
    ice: withKey(`${String(random.whole(100, 999)).padStart(3, '0')}${String(random.whole(100_000, 999_999))}0000`),
    address: `${random.whole(1, 180)}, avenue Hassan II, ${province.fr}`,
    phone: `+2125${region === 'MA-01' ? '39' : '36'}${random.whole(100_000, 999_999)}`,
  } as const;
  const owner = play.as(personId, 'applicant', 'signatory');
  const { organisationId } = await play
    .get(SaveOrganisation)
    .execute({ ...owner, organisationId: null, version: 0, fields });
  return {
    place: writesArabic ? province.ar : province.fr,
    writesArabic,
    signatoryId: personId,
    signatoryName,
    profile: { organisationId, ...fields },
  };
}

/** One owner alone can neither leave nor be replaced: the first association has two. */
async function aColleagueIn(
  play: Play,
  { people: { colleague, password } }: Material,
  { signatoryId, profile: { organisationId } }: DemoOrganisation,
): Promise<void> {
  const { email } = colleague;
  const { personId } = await play.get(EnterPerson).execute({ ...setup(play), ...colleague, password });
  const owner = play.as(signatoryId, 'applicant', 'signatory');
  const { secret } = await play.get(InviteMember).execute({ ...owner, organisationId, email, role: 'owner' });
  await play.get(AcceptInvitation).execute({ ...play.as(personId), secret, email });
}

async function accountsOf(
  play: Play,
  material: Material,
  random: Random,
  organisations: readonly DemoOrganisation[],
): Promise<readonly { account: string; organisationId: string }[]> {
  const made: { account: string; organisationId: string }[] = [];
  for (const { profile, signatoryId } of organisations) {
    const bank = random.of(material.organisations.banks);
    const number = `${bank.code}780${String(random.whole(1, 99_999_999)).padStart(16, '0')}`;
    const account = { holder: profile.name, bank: bank.name, rib: withKey(number) };
    const { organisationId } = profile;
    const owner = play.as(signatoryId, 'applicant', 'signatory');
    const { accountId } = await play.get(ChangeBankAccount).execute({ ...owner, organisationId, account });
    made.push({ account: accountId, organisationId });
  }
  return made;
}

/** Seats the committee of a call and lets everybody who will read its files sign the declaration. */
export async function seatCommittee(play: Play, material: Material, cast: Cast, callId: string): Promise<void> {
  for (const { person, capacity, unit } of material.people.committee) {
    const personId = found(cast.staff.get(person), `Nobody is called ${person}.`);
    await play.get(NameMember).execute({ ...cast.as('officer', 'officer'), callId, personId, capacity, unit });
  }
  for (const { key, roles, language } of material.people.staff) {
    const role = roles.find((candidate) => ['assessor', 'chair', 'secretary', 'committeeMember'].includes(candidate));
    if (!role) continue;
    const text =
      'Je déclare n’avoir aucun intérêt dans les dossiers de cet appel et en garder le contenu confidentiel.';
    await play
      .get(DeclareImpartiality)
      .execute({ ...cast.as(key, role), callId, text, textVersion: '1', language, conflicts: [] });
  }
}

function withKey(digits: string): string {
  return digits + controlKey(digits);
}

export function found<T>(value: T | undefined | null, otherwise: string): T {
  if (value === undefined || value === null) throw new Error(otherwise);
  return value;
}
