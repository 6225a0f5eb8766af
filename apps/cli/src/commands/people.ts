import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Calls } from '#libs/calls';
import { EnterPerson, GrantRole, MakePasswordLink, PeopleDirectory, STAFF_ROLES, type StaffRole } from '#libs/identity';
import { Clock, systemActor } from '#libs/kernel';
import { isLang } from '#libs/platform';
import { personWithAddress } from '../actor-with-address.js';
import { CommandRefused } from '../command-refused.js';
import { withProgramme } from '../with-programme.js';

const SETUP = systemActor('setup');

export function registerPeopleCommands(program: Command): void {
  const person = program.command('person').description('people of the programme');
  person
    .command('add')
    .description('make an account and print the link with which the person chooses a password')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--language <language>', 'fr, ar or en', 'fr')
    .action((options: NewPerson) => withProgramme((app, { publicUrl }) => add(app, publicUrl, options)));
  person
    .command('grant')
    .description('give a role; the first operator of an installation is made this way')
    .argument('<email>')
    .argument('<role>', STAFF_ROLES.join(', '))
    .option('--call <code>', 'in this call only')
    .action((email: string, role: string, { call }: { call?: string }) =>
      withProgramme((app) => grant(app, email, staffRole(role), call)),
    );
  person
    .command('list')
    .description('accounts, by name')
    .argument('[text]', 'part of a name or address', '')
    .action((text: string) => withProgramme((app) => list(app, text)));
}

interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

async function add(
  app: INestApplicationContext,
  publicUrl: string,
  { email, name, language }: NewPerson,
): Promise<void> {
  if (!isLang(language)) throw new CommandRefused(`--language is fr, ar or en, not ${language}.`);
  const { personId } = await app
    .get(EnterPerson)
    .execute({ key: null, by: SETUP, arrivedAt: app.get(Clock).now(), email, name, language, password: null });
  const { secret, expiresAt } = await app.get(MakePasswordLink).execute({ by: SETUP, personId });
  process.stdout.write(
    `${name} chooses a password at ${publicUrl}/password/${secret} until ${expiresAt.toISOString()}.\n`,
  );
}

async function grant(
  app: INestApplicationContext,
  email: string,
  role: StaffRole,
  code: string | undefined,
): Promise<void> {
  const personId = await personWithAddress(app, email);
  const callId = code === undefined ? null : (await app.get(Calls).byCode(code)).id;
  await app.get(GrantRole).execute({ key: null, by: SETUP, arrivedAt: app.get(Clock).now(), personId, role, callId });
  process.stdout.write(`${email} is now ${role}${code === undefined ? '' : ` in ${code}`}.\n`);
}

function staffRole(text: string): StaffRole {
  const role = STAFF_ROLES.find((candidate) => candidate === text);
  if (role) return role;
  throw new CommandRefused(`There is no role ${text}; there are ${STAFF_ROLES.join(', ')}.`);
}

async function list(app: INestApplicationContext, text: string): Promise<void> {
  const people = await app.get(PeopleDirectory).list({ text, role: null, after: null, limit: 200 });
  for (const { name, email } of people) process.stdout.write(`${email}  ${name}\n`);
}
