import { LEGAL_FORMS, organisationFaults, PROVINCES_OF, REGIONS, type OrganisationFields } from '#libs/identity';
import { parseIce, RECEIPTS } from '#libs/kernel';
import { z } from 'zod';
import { dateParts, optionalText } from '../http/form-fields.js';

const ERROR = 'identity.organisation.error';

const name = z.string(`${ERROR}.name`).trim().min(3, `${ERROR}.name`).max(200, `${ERROR}.nameTooLong`);
const legalForm = z.enum(LEGAL_FORMS, `${ERROR}.legalForm`);
const address = z.string(`${ERROR}.address`).trim().min(5, `${ERROR}.address`).max(500, `${ERROR}.addressTooLong`);
const ICE_LENGTH = 40;

/** Checked where it is typed, so that it is said together with what else is wrong. */
function checkIce(text: string, context: z.RefinementCtx): void {
  const read = parseIce(text);
  if (!read.ok) context.addIssue({ code: 'custom', message: `${ERROR}.ice.${read.reason}` });
}

const phone = z
  .string(`${ERROR}.phone`)
  .trim()
  .regex(/^\+?[\d\s().-]{8,20}$/, `${ERROR}.phone`);

/** What an organisation says about itself, as the API takes it. */
export const organisationInput = z
  .strictObject({
    name,
    nameAr: z.string().trim().min(1).max(200, `${ERROR}.nameArTooLong`).nullable().default(null),
    legalForm,
    region: z.enum(REGIONS, `${ERROR}.seat`).meta({ description: 'Where the seat is: ISO 3166-2, such as MA-02' }),
    province: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: 'For MA-01 and MA-02: ISO 3166-2, such as MA-BER' }),
    ice: z.string().trim().max(ICE_LENGTH, `${ERROR}.ice.length`).superRefine(checkIce).nullable().default(null),
    foundedOn: z.iso.date(`${ERROR}.foundedOn.date`),
    receipt: z.enum(RECEIPTS).nullable().default(null).meta({
      description: 'What an association holds of its declaration: the final receipt, the temporary one, or none',
    }),
    receiptNumber: z.string().trim().min(1).max(60, `${ERROR}.receiptNumberTooLong`).nullable().default(null),
    address,
    phone,
  })
  .superRefine(sayFaults)
  .meta({ id: 'OrganisationInput' });

export type OrganisationInput = z.output<typeof organisationInput>;

/** The same from a page's form: the seat is one question, the date has three fields, empty means none. */
export const organisationForm = z
  .object({
    name,
    nameAr: optionalText(200, `${ERROR}.nameArTooLong`),
    legalForm,
    foundedOn: dateParts(`${ERROR}.foundedOn.date`, `${ERROR}.foundedOn.missing`),
    receipt: z
      .union([z.enum(RECEIPTS), z.literal('')], `${ERROR}.receipt.unknown`)
      .optional()
      .transform((receipt) => receipt || null),
    receiptNumber: optionalText(60, `${ERROR}.receiptNumberTooLong`),
    seat: z.string(`${ERROR}.seat`).refine((seat) => SEATS.includes(seat), `${ERROR}.seat`),
    address,
    phone,
    ice: optionalText(ICE_LENGTH, `${ERROR}.ice.length`).superRefine((ice, context) => {
      if (ice !== null) checkIce(ice, context);
    }),
  })
  .transform(({ seat, ...said }) => ({ ...said, ...placeOf(seat) }))
  .superRefine(sayFaults);

/** Where a seat can be: provinces of the programme's regions, and the other regions as a whole. */
export const SEATS: readonly string[] = REGIONS.flatMap((region) => PROVINCES_OF[region] ?? [region]);

export function seatOf({ region, province }: Pick<OrganisationFields, 'region' | 'province'>): string {
  return province ?? region;
}

/** The region of a seat, with its province where there is a choice of them. */
export function placeOf(seat: string): Pick<OrganisationFields, 'region' | 'province'> {
  const region = Object.entries(PROVINCES_OF).find(([, provinces]) => provinces.includes(seat))?.[0];
  return region === undefined ? { region: seat, province: null } : { region, province: seat };
}

/** What only all fields together show. Whether a date lies in the future is for the use case, which knows the time. */
function sayFaults(fields: OrganisationFields, context: z.RefinementCtx): void {
  const together = organisationFaults(fields, fields.foundedOn).filter(({ field }) => field !== 'ice');
  for (const { field, fault } of together) {
    context.addIssue({ code: 'custom', path: [field], message: `${ERROR}.${field}.${fault}` });
  }
}
