import type { INestApplicationContext } from '@nestjs/common';
import { Actors, PeopleDirectory } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { CommandRefused } from './command-refused.js';

/** Everybody a command may name is found by the address they sign in with. */
export async function personWithAddress(app: INestApplicationContext, email: string): Promise<string> {
  const people = await app.get(PeopleDirectory).list({ text: email, role: null, after: null, limit: 10 });
  const person = people.find((candidate) => candidate.email === email.trim().toLowerCase());
  if (!person) throw new CommandRefused(`Nobody has the address ${email}: make the account with \`person add\` first.`);
  return person.id;
}

/** That person, with the roles they hold in every call. */
export async function actorWithAddress(app: INestApplicationContext, email: string): Promise<Actor> {
  return app.get(Actors).of(null, await personWithAddress(app, email), {});
}
