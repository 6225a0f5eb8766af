import type { Role } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { Hours } from '../domain/sending-time.js';
import { type Readership, Correspondence, type Correspondent, type Matter } from '../ports/correspondence.js';

export const APPLICANT_ID = '018f0000-0000-7000-8000-00000000a001';
export const OFFICER_ID = '018f0000-0000-7000-8000-00000000a002';

export function anApplicant(of: Partial<Correspondent> = {}): Correspondent {
  return { personId: APPLICANT_ID, address: 'salma@association.example', language: 'ar', ...of };
}

export function anOfficer(of: Partial<Correspondent> = {}): Correspondent {
  return { personId: OFFICER_ID, address: 'officer@programme.example', language: 'fr', ...of };
}

/** Nothing is quiet, every day is worked, and the wall shows universal time. */
export const AT_ANY_HOUR: Hours = {
  quiet: null,
  workingDays: false,
  wall: (instant) => ({ day: instant.toISOString().slice(0, 10), time: instant.toISOString().slice(11, 16) }),
  instant: (day, time) => new Date(`${day}T${time}:00Z`),
  isWorked: () => true,
};

export function aMatter(of: Partial<Matter> = {}): Matter {
  return {
    callId: '018f0000-0000-7000-8000-00000000c001',
    zone: 'Africa/Casablanca',
    call: { fr: 'Compétences pour l’inclusion', ar: 'كفاءات للجميع', en: 'Skills for inclusion' },
    code: 'KAF-2026-01-0042',
    title: 'Ateliers de Jerada',
    path: '/applications/018f0000-0000-7000-8000-00000000b001',
    hours: AT_ANY_HOUR,
    ...of,
  };
}

/** Knows the people it was given, for every file alike. */
export class KnownPeople extends Correspondence {
  constructor(private readonly byRole: Partial<Readonly<Record<Role, readonly Correspondent[]>>>) {
    super();
  }

  people(_tx: Tx, asked: readonly Readership[]): Promise<readonly (readonly Correspondent[])[]> {
    return Promise.resolve(asked.map(({ roles }) => roles.flatMap((role) => this.byRole[role] ?? [])));
  }

  matters(_tx: Tx, instanceIds: readonly string[]): Promise<readonly Matter[]> {
    return Promise.resolve(instanceIds.map((id) => aMatter({ path: `/applications/${id}` })));
  }
}
