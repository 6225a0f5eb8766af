import { LEGAL_FORMS, PROVINCES_OF, REGIONS, type OrganisationProfile } from '#libs/identity';
import { RECEIPTS } from '#libs/kernel';
import { Field } from '../ui/field.js';
import { datePartsIn, datePartsOf } from '../ui/field-date.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { Option } from '../ui/field-choice.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { seatOf } from './organisation.schema.js';

export interface OrganisationFieldsProps {
  readonly view: View;
  /** What stands before each name, such as `organisation.`. */
  readonly prefix?: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The questions about an organisation. */
export function OrganisationFields({ view, prefix = '', typed, errors }: OrganisationFieldsProps) {
  const of = (name: string) => ({
    view,
    name: `${prefix}${name}`,
    label: view.t(`identity.organisation.${name}.label`),
    error: errorOf(errors, `${prefix}${name}`),
  });
  const help = (name: string) => view.t(`identity.organisation.${name}.help`);
  const value = (name: string) => typedText(typed, `${prefix}${name}`);
  const foundedOn = datePartsIn(typed, `${prefix}foundedOn`);
  return (
    <>
      <Field
        {...of('name')}
        kind="text"
        width="full"
        help={help('name')}
        value={value('name')}
        autocomplete="organization"
      />
      <Field
        {...of('nameAr')}
        kind="text"
        width="full"
        help={help('nameAr')}
        value={value('nameAr')}
        answerLang="ar"
        optional
      />
      <Field {...of('legalForm')} kind="radios" options={legalForms(view)} value={value('legalForm')} />
      <Field {...of('foundedOn')} kind="date" help={help('foundedOn')} value={foundedOn} />
      <Field
        {...of('receipt')}
        kind="radios"
        help={help('receipt')}
        options={receipts(view)}
        value={value('receipt') || undefined}
        optional
      />
      <Field
        {...of('receiptNumber')}
        kind="code"
        help={help('receiptNumber')}
        value={value('receiptNumber')}
        optional
      />
      <Field {...of('seat')} kind="select" options={seats(view)} help={help('seat')} value={value('seat')} />
      <Field {...of('address')} kind="textarea" rows={3} value={value('address')} />
      <Field {...of('phone')} kind="tel" help={help('phone')} value={value('phone')} autocomplete="tel" />
      <Field {...of('ice')} kind="code" help={help('ice')} value={value('ice')} optional />
    </>
  );
}

/** What is stored, as if it had been typed. */
export function typedOrganisation(organisation: OrganisationProfile): Typed {
  const { day, month, year } = datePartsOf(organisation.foundedOn);
  return {
    name: organisation.name,
    nameAr: organisation.nameAr ?? '',
    legalForm: organisation.legalForm,
    seat: seatOf(organisation),
    receipt: organisation.receipt ?? '',
    receiptNumber: organisation.receiptNumber ?? '',
    ice: organisation.ice ?? '',
    address: organisation.address,
    phone: organisation.phone,
    'foundedOn.day': day,
    'foundedOn.month': month,
    'foundedOn.year': year,
  };
}

/** What an association may hold of its declaration, each with what follows from it. */
export function receipts(view: View): readonly Option[] {
  return RECEIPTS.map((receipt) => ({
    value: receipt,
    label: view.t(`identity.receipt.${receipt}`),
    help: view.t(`identity.receipt.help.${receipt}`),
  }));
}

export function legalForms(view: View): readonly Option[] {
  return LEGAL_FORMS.map((form) => ({ value: form, label: view.t(`identity.legalForm.${form}`) }));
}

/** The provinces of the programme's regions first, by region; then the other regions as a whole. */
export function seats(view: View): readonly Option[] {
  return REGIONS.flatMap((region) => {
    const provinces = PROVINCES_OF[region];
    if (!provinces) return [{ value: region, label: view.t(`identity.place.${region}`) }];
    return provinces.map((province) => ({ value: province, label: placeName(view, region, province) }));
  }).sort((left, right) => Number(isRegion(left.value)) - Number(isRegion(right.value)));
}

function isRegion(place: string): boolean {
  return REGIONS.some((region) => region === place);
}

/** A province with its region: there are several places of similar names. */
export function placeName(view: View, region: string, province: string | null): string {
  const name = view.t(`identity.place.${region}`);
  return province === null
    ? name
    : view.t('identity.place.both', { province: view.t(`identity.place.${province}`), region: name });
}
