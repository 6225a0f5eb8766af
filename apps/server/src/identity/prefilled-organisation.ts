import type { Typed } from '../http/read-form.js';

/** The answers of the check before applying that an organisation is asked too, by the names of its form. */
const SAME: Readonly<Record<string, string>> = {
  legalForm: 'legalForm',
  receipt: 'receipt',
  seat: 'seat',
  'declaredOn.day': 'foundedOn.day',
  'declaredOn.month': 'foundedOn.month',
  'declaredOn.year': 'foundedOn.year',
};

/** What somebody said of their organisation on the way: it stands in the address at which they go on. */
export function prefilledOrganisation(next: string, prefix = ''): Typed {
  const [, query = ''] = next.split('?');
  const said = new URLSearchParams(query);
  return Object.fromEntries(
    Object.entries(SAME).flatMap(([name, field]) => {
      const value = said.get(name);
      return value === null ? [] : [[`${prefix}${field}`, value]];
    }),
  );
}
