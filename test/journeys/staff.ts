import type { Installation } from '../support/application.js';
import { COMMITTEE, emailOf, PASSWORD, type Person, STAFF } from './people.js';
import type { Programs } from './programs.js';

export type StaffMember = keyof typeof STAFF;

/**
 * Makes the accounts of everybody of the programme, lets the operator give the roles and the officer name the
 * committee, whose members declare their impartiality. Answers the ids of the accounts.
 */
export async function enterStaff(
  installation: Installation,
  programs: Programs,
  code: string,
): Promise<ReadonlyMap<Person, string>> {
  const ids = new Map<Person, string>();
  for (const person of staff()) ids.set(person, await signUp(programs, person));
  await installation.command('person', 'grant', emailOf('operator'), 'operator');
  for (const person of staff().filter((one) => one !== 'operator')) {
    for (const role of STAFF[person].roles)
      await programs.ask('operator', 'POST', `/people/${ids.get(person)}/roles`, { role });
  }
  for (const { person, capacity, unit } of COMMITTEE) {
    await programs.ask('officer', 'POST', `/calls/${code}/committee`, { personId: ids.get(person), capacity, unit });
    await declareImpartiality(programs, person, code);
  }
  return ids;
}

export async function declareImpartiality(programs: Programs, person: Person, code: string): Promise<void> {
  const path = `/calls/${code}/impartiality`;
  const { toSign } = await programs.ask<{ toSign: object }>(person, 'GET', path);
  await programs.ask(person, 'POST', path, toSign);
}

function staff(): readonly StaffMember[] {
  // The keys of a constant are known; Object.keys only says that they are text.
  return Object.keys(STAFF) as StaffMember[];
}

async function signUp(programs: Programs, person: StaffMember): Promise<string> {
  const account = {
    name: STAFF[person].name,
    email: emailOf(person),
    password: PASSWORD,
    language: 'fr',
    organisation: null,
  };
  const { personId } = await programs.ask<{ personId: string }>(null, 'POST', '/accounts', account);
  return personId;
}
