let people = 0;

/** A complete sign-up of somebody new, with what a test wants to be different. */
export function aSignUp(different: Readonly<Record<string, string>> = {}): Record<string, string> {
  people += 1;
  return {
    name: 'Salma Bennis',
    email: `salma.bennis.${people}@example.ma`,
    password: PASSWORD,
    'organisation.name': 'Association Rif Avenir',
    'organisation.nameAr': 'جمعية الريف للمستقبل',
    'organisation.legalForm': 'association',
    'organisation.foundedOn.day': '30',
    'organisation.foundedOn.month': '4',
    'organisation.foundedOn.year': '2018',
    'organisation.seat': 'MA-JRA',
    'organisation.address': '12, rue des Mineurs, Jerada',
    'organisation.phone': '0536 12 34 56',
    'organisation.ice': '001561191000066',
    // Everybody of the tests has the same number: they have been asked, and it is another organisation.
    existing: 'enter',
    ...different,
  };
}

export const PASSWORD = 'quatre citrons dans la brume';
