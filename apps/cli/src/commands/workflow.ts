import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { DefinitionRefused, readDefinition } from '#libs/engine';
import { CheckIntegrity, type Deviation, type IntegrityFindings } from '#libs/operation';
import { withProgramme } from '../with-programme.js';

const DEFINITIONS = join('config', 'workflows');

export function registerWorkflowCommands(program: Command): void {
  program
    .command('verify')
    .description(
      'recompute the hash chain of every history, replay every instance, verify every receipt, compare what is kept of every call with its history and the lists with the files, and look for every uploaded file',
    )
    .action(() =>
      withProgramme(async (app) => {
        report(await app.get(CheckIntegrity).now());
      }),
    );
  program
    .command('prove')
    .description('compile and prove definitions; without files, all of this installation')
    .argument('[files...]')
    .action((files: string[]) => prove(files.length > 0 ? files : definitionFiles()));
}

function report(found: IntegrityFindings): void {
  const { instances, rows, detached, discrepancies, files, missing, receipts, unsigned, differing } = found;
  process.stdout.write(`${instances} instances, ${rows} history rows, ${discrepancies.length} discrepancies\n`);
  if (detached > 0) {
    process.stdout.write(
      `${detached} of the instances are not checked: their history was detached with its month (see \`partitions list\`)\n`,
    );
  }
  for (const discrepancy of discrepancies) process.stdout.write(`${line(discrepancy)}\n`);
  process.stdout.write(`${files} uploaded files, ${missing.length} missing\n`);
  for (const key of missing) process.stdout.write(`  ${key} is not in the store\n`);
  process.stdout.write(`${receipts} receipts, ${unsigned} of them not signed, ${differing.length} differences\n`);
  for (const { code, what } of differing) process.stdout.write(`  receipt ${code}: ${what}\n`);
  if (discrepancies.length + missing.length + differing.length > 0) process.exitCode = 1;
}

function line({ instanceId, seq, code, message }: Deviation): string {
  return `  ${instanceId}${seq === null ? '' : ` row ${seq}`} ${code}: ${message}`;
}

function prove(files: readonly string[]): void {
  for (const file of files) {
    try {
      const machine = readDefinition(file);
      process.stdout.write(`${machine.id} v${machine.version}: proved\n`);
    } catch (error) {
      if (!(error instanceof DefinitionRefused)) throw error;
      process.stdout.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  }
}

function definitionFiles(): readonly string[] {
  return readdirSync(DEFINITIONS)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(DEFINITIONS, file));
}
