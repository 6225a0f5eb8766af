import type { StaffRole } from '#libs/identity';

export const PASSWORD = 'quatre citrons dans la brume';

/** Everybody whom one grant meets, and what they are in the programme. */
export const STAFF = {
  operator: { name: 'Nadia Berrada', roles: ['operator'] },
  officer: { name: 'Salma Idrissi', roles: ['officer'] },
  finance: { name: 'Karim Tazi', roles: ['financeOfficer'] },
  secondFinance: { name: 'Hanane Alaoui', roles: ['financeOfficer'] },
  authority: { name: 'Rachid Bennani', roles: ['authority'] },
  chair: { name: 'Fatima Zahra Kettani', roles: ['chair'] },
  secretary: { name: 'Omar Lahlou', roles: ['secretary'] },
  member1: { name: 'Laila Chraibi', roles: ['committeeMember'] },
  member2: { name: 'Hassan Ouazzani', roles: ['committeeMember'] },
  member3: { name: 'Isabel Romero', roles: ['committeeMember'] },
  member4: { name: 'Hind Cherkaoui', roles: ['committeeMember'] },
  member5: { name: 'Said Amrani', roles: ['committeeMember'] },
  assessor1: { name: 'Mounia Sebti', roles: ['assessor'] },
  assessor2: { name: 'Driss El Fassi', roles: ['assessor'] },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly roles: readonly StaffRole[] }>>;

/** Who writes and signs for an association. */
export type Applicant = 'signatory' | 'editor' | 'earlySignatory' | 'lateSignatory';

export type Person = keyof typeof STAFF | Applicant | 'auditor';

/** Chair, secretary and five votes: as many as the calls of the journeys ask for. */
export const COMMITTEE = [
  { person: 'chair', capacity: 'chair', unit: 'Direction de la formation' },
  { person: 'secretary', capacity: 'secretary', unit: 'Direction de la formation' },
  { person: 'member1', capacity: 'voting', unit: 'Direction de la formation' },
  { person: 'member2', capacity: 'voting', unit: 'Conseil régional' },
  { person: 'member3', capacity: 'voting', unit: 'Coopération déléguée' },
  { person: 'member4', capacity: 'voting', unit: 'Conseil régional' },
  { person: 'member5', capacity: 'voting', unit: 'Direction de la formation' },
] as const;

export const ASSOCIATION = {
  name: 'Association Rif Avenir',
  nameAr: 'جمعية الريف للمستقبل',
  legalForm: 'association',
  region: 'MA-01',
  province: 'MA-TNG',
  foundedOn: '2018-04-30',
  ice: '001561191000066',
  address: '12, rue de Fès, Tanger',
  phone: '0539 12 34 56',
} as const;

/** As `completeAnswers` gives it. */
export const PROJECT_TITLE = 'Ateliers de couture à Fnideq';

export const ACCOUNT = { holder: ASSOCIATION.name, bank: 'Banque Populaire', rib: '011519000001205000534921' } as const;

export function emailOf(person: Person): string {
  return `${person.toLowerCase()}@example.org`;
}
