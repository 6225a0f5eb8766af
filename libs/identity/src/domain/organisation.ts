import { DomainError, parseIce, RECEIPTS, type IceFault, type Receipt } from '#libs/kernel';
import { PROVINCES_OF, REGIONS } from './regions.js';
import type { MemberRole } from './standing.js';

export const LEGAL_FORMS = ['association', 'federation', 'foundation', 'cooperative', 'other'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** What an organisation says about itself. */
export interface OrganisationFields {
  readonly name: string;
  readonly nameAr: string | null;
  readonly legalForm: string;
  /** ISO 3166-2, such as MA-02. */
  readonly region: string;
  readonly province: string | null;
  readonly ice: string | null;
  /** Local date of the first declaration, `2018-04-30`. */
  readonly foundedOn: string;
  /** What it holds of its declaration; null where it has not said. */
  readonly receipt: Receipt | null;
  /** As it stands on the receipt, such as `123/2019`. */
  readonly receiptNumber: string | null;
  readonly address: string;
  readonly phone: string;
}

export interface Organisation extends OrganisationFields {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** There is no such organisation, or none that the asker belongs to. */
export class OrganisationNotFound extends DomainError {
  readonly code = 'identity.organisation-not-found';
}

/** Somebody else has changed the organisation since it was read. */
export class OrganisationChanged extends DomainError {
  readonly code = 'identity.organisation-changed';
}

/** What an organisation says about itself is not possible. */
export class OrganisationInvalid extends DomainError {
  readonly code = 'identity.organisation-invalid';
}

export type OrganisationFault =
  | { readonly field: 'ice'; readonly fault: IceFault }
  | { readonly field: 'foundedOn'; readonly fault: 'future' }
  | { readonly field: 'province'; readonly fault: 'otherRegion' | 'missing' }
  | { readonly field: 'region' | 'legalForm' | 'receipt'; readonly fault: 'unknown' };

/** Everything about an organisation that contradicts itself or the calendar; `today` is a local date. */
export function organisationFaults(fields: OrganisationFields, today: string): readonly OrganisationFault[] {
  return [...iceFaults(fields), ...placeFaults(fields), ...otherFaults(fields, today)];
}

/** Digits only, as it is kept, whatever it was typed with. Throws where it has faults. */
export function acceptedOrganisation(fields: OrganisationFields, today: string): OrganisationFields {
  const [fault] = organisationFaults(fields, today);
  if (fault) throw new OrganisationInvalid(`${fault.field}: ${fault.fault}`, { ...fault });
  const ice = fields.ice === null ? null : parseIce(fields.ice);
  return { ...fields, ice: ice?.ok ? ice.ice : null };
}

/** Everybody but the accountant writes for the organisation. */
export function mayDescribe(role: MemberRole | null): boolean {
  return role === 'owner' || role === 'signatory' || role === 'editor';
}

/** Who the organisation is paid to, and who belongs to it, is decided by those who bind it. */
export function mayBind(role: MemberRole | null): boolean {
  return role === 'owner' || role === 'signatory';
}

function iceFaults({ ice }: OrganisationFields): readonly OrganisationFault[] {
  const read = ice === null ? null : parseIce(ice);
  return read && !read.ok ? [{ field: 'ice', fault: read.reason }] : [];
}

function placeFaults({ region, province }: OrganisationFields): readonly OrganisationFault[] {
  if (!REGIONS.some((known) => known === region)) return [{ field: 'region', fault: 'unknown' }];
  const provinces = PROVINCES_OF[region];
  if (!provinces) return province === null ? [] : [{ field: 'province', fault: 'otherRegion' }];
  if (province === null) return [{ field: 'province', fault: 'missing' }];
  return provinces.includes(province) ? [] : [{ field: 'province', fault: 'otherRegion' }];
}

function otherFaults(
  { legalForm, foundedOn, receipt }: OrganisationFields,
  today: string,
): readonly OrganisationFault[] {
  const form = LEGAL_FORMS.some((known) => known === legalForm);
  const isKnown = receipt === null || RECEIPTS.includes(receipt);
  return [
    ...(isKnown ? [] : [{ field: 'receipt', fault: 'unknown' } as const]),
    ...(form ? [] : [{ field: 'legalForm', fault: 'unknown' } as const]),
    ...(foundedOn > today ? [{ field: 'foundedOn', fault: 'future' } as const] : []),
  ];
}
