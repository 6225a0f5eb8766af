import 'reflect-metadata';
import { Command } from 'commander';
import { DomainError } from '#libs/kernel';
import { SettingsInvalid } from '#config/env.schema';
import { registerCallCommands } from './commands/call.js';
import { registerDatabaseCommands } from './commands/database.js';
import { registerDemoCommands } from './commands/demo.js';
import { registerPeopleCommands } from './commands/people.js';
import { registerWorkflowCommands } from './commands/workflow.js';

const program = new Command('minha')
  .description('Commands for the operator of a Minha installation')
  .showHelpAfterError();
for (const register of [
  registerDatabaseCommands,
  registerWorkflowCommands,
  registerCallCommands,
  registerPeopleCommands,
  registerDemoCommands,
])
  register(program);

try {
  await program.parseAsync();
} catch (error) {
  // What the person at the keyboard can put right is one sentence; anything else is a fault of ours and keeps its stack.
  const expected = error instanceof DomainError || error instanceof SettingsInvalid || isSpokenFault(error);
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}

function isSpokenFault(error: unknown): error is Error {
  return error instanceof Error && ['DefinitionRefused', 'CallFileRefused', 'CommandRefused'].includes(error.name);
}
