import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Submitted, type SubmissionLine } from '#libs/applications';
import { Calls, instantOf, wallClockOf, type Call } from '#libs/calls';
import { AsOf, Engine, type InstanceAsOf } from '#libs/engine';
import { RoleHolders, type RoleHolder } from '#libs/identity';
import { Clock, parseLocalDateTime } from '#libs/kernel';
import { deadlinesOf, permissionsIn, type Permission } from '#libs/workflow';
import { CommandRefused } from '../command-refused.js';
import { withProgramme } from '../with-programme.js';

export function registerShowCommand(program: Command): void {
  program
    .command('show')
    .description('a file as it stood at an instant: state, memory, submissions, rules and permissions')
    .argument('<file>', 'id of a grant, payment, report or call')
    .option(
      '--at <instant>',
      'on the wall of the call (2026-03-01T12:00) or in UTC (2026-03-01T12:00:00Z); without, now',
    )
    .option('--rules', 'print the text of the definition too')
    .action((file: string, options: ShowOptions) => withProgramme((app) => show(app, file, options)));
}

interface ShowOptions {
  readonly at?: string;
  readonly rules?: boolean;
}

async function show(app: INestApplicationContext, id: string, { at: text, rules }: ShowOptions): Promise<void> {
  const { callId } = await app.get(Engine).read(id);
  const present = await app.get(Calls).of(null, callId);
  const at = text === undefined ? app.get(Clock).now() : instantIn(text, present.zone);
  const file = await app.get(AsOf).at(id, at);
  if (!file) throw new CommandRefused(`The file ${id} had not begun at ${onTheWall(at, present)}.`);
  const call = await app.get(Calls).asOf(callId, at);
  const organisation = file.snapshot.context['organisationId'];
  const organisationId = typeof organisation === 'string' ? organisation : null;
  const [submissions, holders] = await Promise.all([
    app.get(Submitted).knownAt(id, at),
    app.get(RoleHolders).of({ callId, organisationId, at }),
  ]);
  const { machine, snapshot } = file;
  const permissions = permissionsIn(machine, snapshot, call.calendar);
  const lines = [
    ...headLines(file, at, call),
    ...deadlineLines(file, call),
    ...submissionLines(submissions, call),
    'Who may do what (where the conditions hold)',
    ...permissions.map((permission) => permissionLine(permission, holders)),
    ...(rules ? ['Text of the rules', file.definitionText ?? JSON.stringify(machine.source)] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** With a `Z` an instant; without, what the clocks of the call's zone show. */
function instantIn(text: string, zone: string): Date {
  const local = parseLocalDateTime(text);
  if (local) return instantOf({ local, zone });
  const instant = new Date(text);
  if (text.endsWith('Z') && !Number.isNaN(instant.getTime())) return instant;
  throw new CommandRefused(`${text} is no instant: write it like 2026-03-01T12:00 or 2026-03-01T12:00:00Z.`);
}

function headLines({ id, subject, machine, snapshot, states, rows, newest }: InstanceAsOf, at: Date, call: Call) {
  return [
    `${subject} ${id} as it stood on ${onTheWall(at, call)} (${at.toISOString()})`,
    `State       ${states.join(' ')}`,
    ...states.map((state) => `  since     ${onTheWall(new Date(snapshot.since[state] ?? 0), call)}`),
    `History     ${rows} rows, the newest ${newest.event} on ${onTheWall(newest.at, call)}`,
    `Rules       ${machine.id}, version ${machine.version}`,
    `Remembered  ${JSON.stringify(snapshot.context)}`,
  ];
}

function deadlineLines({ machine, snapshot }: InstanceAsOf, call: Call): readonly string[] {
  const due = deadlinesOf(machine, snapshot, call.calendar).filter(({ kind }) => kind === 'deadline');
  const running = due.map(({ name, at, to }) => `  ${name}  ${onTheWall(at, call)}  for ${to.join(', ')}`);
  const stopped = Object.entries(snapshot.clocks).flatMap(([name, { stoppedAt }]) =>
    stoppedAt === undefined ? [] : [`  ${name}  stands still since ${onTheWall(new Date(stoppedAt), call)}`],
  );
  return ['Deadlines', ...running, ...stopped];
}

function submissionLines(submissions: readonly SubmissionLine[], call: Call): readonly string[] {
  if (submissions.length === 0) return ['Handed in   nothing yet'];
  return [
    'Handed in',
    ...submissions.map(
      ({ stage, n, arrivedAt, receiptCode, contentHash }) =>
        `  ${stage} ${n}  ${onTheWall(arrivedAt, call)}  receipt ${receiptCode}  sha256 ${contentHash}`,
    ),
  ];
}

function permissionLine({ event, by, notThese, guards, until }: Permission, holders: readonly RoleHolder[]): string {
  const may = holders.filter(({ role, personId }) => by.includes(role) && !notThese.includes(personId));
  const people = may.length === 0 ? 'nobody' : [...new Set(may.map(({ name }) => name))].join(', ');
  const conditions = guards.length === 0 ? '' : `  if ${guards.join(' and ')}`;
  return `  ${event}  ${by.join(' or ')}: ${people}${conditions}${until === undefined ? '' : `  until ${until}`}`;
}

function onTheWall(at: Date, { zone }: Pick<Call, 'zone'>): string {
  return `${wallClockOf(at, zone).local} ${zone}`;
}
