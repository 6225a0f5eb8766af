import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Calls, readCallFile, type CallFile } from '#libs/calls';
import { Clock, parseLocalDateTime, systemActor, type Actor } from '#libs/kernel';
import { ApproveCall, DraftCall, ExtendDeadline, PublishCall } from '#libs/publication';
import { CommandRefused } from '../command-refused.js';
import { actorWithAddress } from '../actor-with-address.js';
import { withProgramme } from '../with-programme.js';

const GRIDS = join('config', 'grids');

export function registerCallCommands(program: Command): void {
  const call = program.command('call').description('calls for proposals');
  call
    .command('check')
    .description('read a call file and print every fault with its line')
    .argument('<file>')
    .action(async (file: string) => {
      const { code } = await read(file);
      process.stdout.write(`${file}: call ${code} may be published.\n`);
    });
  call
    .command('publish')
    .description('draft, approve and publish a call file')
    .argument('<file>')
    .option('--drafted-by <email>', 'the officer who drafts and publishes')
    .option('--approved-by <email>', 'the person of the authority who approves')
    .action((file: string, people: PublishedBy) => withProgramme((app) => publish(app, file, people)));
  call
    .command('list')
    .description('every call, drafts too')
    .action(() => withProgramme(async (app) => list(await app.get(Calls).list())));
  call
    .command('extend')
    .description('extend a deadline for everybody at once')
    .argument('<code>', 'the call')
    .argument('<deadline>', 'name of the date, such as conceptNoteDeadline')
    .argument('<until>', 'new date and hour on the wall of the call, such as 2026-02-26T12:00')
    .requiredOption('--reason <text>', 'published with the new date')
    .requiredOption('--by <email>', 'the officer who extends it')
    .action((code: string, deadline: string, until: string, { reason, by }: { reason: string; by: string }) =>
      withProgramme((app) => extend(app, { code, deadline, until, reason, by })),
    );
}

interface PublishedBy {
  readonly draftedBy?: string;
  readonly approvedBy?: string;
}

/** Without names, the set-up of the installation drafts and the set-up approves: two parts of the system, in the history. */
async function publish(
  app: INestApplicationContext,
  path: string,
  { draftedBy, approvedBy }: PublishedBy,
): Promise<void> {
  const file = await read(path);
  const officer = await actorOr(app, draftedBy, { ...systemActor('setup'), roles: ['system', 'officer', 'operator'] });
  const authority = await actorOr(app, approvedBy, {
    ...systemActor('setup-approval'),
    roles: ['system', 'authority'],
  });
  const arrivedAt = app.get(Clock).now();
  const { callId } = await app.get(DraftCall).execute({ key: null, by: officer, arrivedAt, file });
  await app.get(ApproveCall).execute({ key: null, by: authority, arrivedAt, callId });
  await app.get(PublishCall).execute({ key: null, by: officer, arrivedAt, callId });
  process.stdout.write(`Call ${file.code} is published.\n`);
}

async function actorOr(app: INestApplicationContext, email: string | undefined, otherwise: Actor): Promise<Actor> {
  return email === undefined ? otherwise : actorWithAddress(app, email);
}

function list(calls: readonly { code: string; publishedAt: Date | null; cancelledAt: Date | null }[]): void {
  if (calls.length === 0) process.stdout.write('There is no call yet: publish one with `call publish FILE`.\n');
  for (const { code, publishedAt, cancelledAt } of calls) {
    const state = cancelledAt
      ? 'cancelled'
      : publishedAt
        ? `published ${publishedAt.toISOString().slice(0, 10)}`
        : 'draft';
    process.stdout.write(`${code}  ${state}\n`);
  }
}

interface Extension {
  readonly code: string;
  readonly deadline: string;
  readonly until: string;
  readonly reason: string;
  readonly by: string;
}

async function extend(app: INestApplicationContext, { code, deadline, until, reason, by }: Extension): Promise<void> {
  const local = parseLocalDateTime(until);
  if (!local) throw new CommandRefused(`${until} is not a date and hour; write it like 2026-02-26T12:00.`);
  const call = await app.get(Calls).byCode(code);
  const name = [...call.dates().keys()].find((candidate) => candidate === deadline);
  if (!name)
    throw new CommandRefused(`${deadline} is not a date of ${code}; it has ${[...call.dates().keys()].join(', ')}.`);
  const actor = await actorWithAddress(app, by);
  const arrivedAt = app.get(Clock).now();
  await app
    .get(ExtendDeadline)
    .execute({ key: null, by: actor, arrivedAt, callId: call.id, deadline: name, until: local, reason });
  process.stdout.write(`${deadline} of ${code} is now ${until}.\n`);
}

/** Throws `CallFileInvalid`, whose message lists every fault with its line. */
function read(path: string): Promise<CallFile> {
  return readCallFile(path, GRIDS);
}
