import 'reflect-metadata';
import { Command } from 'commander';
import { DomainError } from '#libs/kernel';

type Register = (program: Command) => void;

const database = async (): Promise<Register> => (await import('./commands/database.js')).registerDatabaseCommands;
const mailbox = async (): Promise<Register> => (await import('./commands/mailbox.js')).registerMailboxCommand;
const mail = async (): Promise<Register> => (await import('./commands/mail.js')).registerMailCommand;
const workflow = async (): Promise<Register> => (await import('./commands/workflow.js')).registerWorkflowCommands;
const move = async (): Promise<Register> => (await import('./commands/move.js')).registerMoveCommands;
const correct = async (): Promise<Register> => (await import('./commands/correct.js')).registerCorrectCommand;
const deadlines = async (): Promise<Register> => (await import('./commands/deadlines.js')).registerDeadlineCommands;
const show = async (): Promise<Register> => (await import('./commands/show.js')).registerShowCommand;
const call = async (): Promise<Register> => (await import('./commands/call.js')).registerCallCommands;
const people = async (): Promise<Register> => (await import('./commands/people.js')).registerPeopleCommands;
const deadLetters = async (): Promise<Register> =>
  (await import('./commands/dead-letters.js')).registerDeadLetterCommands;
const doctor = async (): Promise<Register> => (await import('./commands/doctor.js')).registerDoctorCommand;
const trace = async (): Promise<Register> => (await import('./commands/trace.js')).registerTraceCommand;
const lists = async (): Promise<Register> => (await import('./commands/lists.js')).registerListsCommand;
const partitions = async (): Promise<Register> => (await import('./commands/partitions.js')).registerPartitionsCommand;
const receiptKey = async (): Promise<Register> =>
  (await import('./commands/receipt-key.js')).registerReceiptKeyCommands;
const demo = async (): Promise<Register> => (await import('./commands/demo.js')).registerDemoCommands;

/** By the first word: a command loads its own libraries and not those of all others, which take seconds. */
const BY_WORD: Readonly<Record<string, () => Promise<Register>>> = {
  migrate: database,
  mail,
  mailbox,
  verify: workflow,
  prove: workflow,
  'dead-letters': deadLetters,
  replay: deadLetters,
  workflow: move,
  correct,
  show,
  deadlines,
  call,
  person: people,
  doctor,
  trace,
  lists,
  partitions,
  'receipt-key': receiptKey,
  demo,
};
const EVERY = [
  database,
  workflow,
  move,
  correct,
  show,
  deadlines,
  call,
  people,
  mail,
  mailbox,
  deadLetters,
  doctor,
  trace,
  lists,
  partitions,
  receiptKey,
  demo,
];

const program = new Command('minha')
  .description('Commands for the operator of a Minha installation')
  .showHelpAfterError();
const named = BY_WORD[process.argv[2] ?? ''];
for (const register of await Promise.all((named ? [named] : EVERY).map((load) => load()))) register(program);

try {
  await program.parseAsync();
} catch (error) {
  // What the person at the keyboard can put right is one sentence; anything else is a fault of ours and keeps its stack.
  const expected = error instanceof DomainError || isSpokenFault(error);
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}

function isSpokenFault(error: unknown): error is Error {
  return (
    error instanceof Error &&
    ['SettingsInvalid', 'DefinitionRefused', 'CallFileRefused', 'CommandRefused'].includes(error.name)
  );
}
