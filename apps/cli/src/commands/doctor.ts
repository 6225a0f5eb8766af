import { join } from 'node:path';
import { type Diagnosis, examine, type Grade, inWords } from '#libs/operation';
import { loadTexts } from '#libs/platform';
import type { Command } from 'commander';

export function registerDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'say in plain words what is wrong with this installation and what to do; exit code 1 when something is',
    )
    .option('--json', 'for programs: every finding with its state, sentence and remedy')
    .action(async ({ json = false }: { json?: boolean }) => {
      const texts = loadTexts(join('config', 'texts'));
      const findings = (await examine(process.env)).map((finding) => inWords(texts, 'en', finding));
      process.stdout.write(json ? `${JSON.stringify({ findings }, null, 2)}\n` : report(findings));
      if (count(findings, 'wrong') > 0) process.exitCode = 1;
    });
}

function report(findings: readonly Diagnosis[]): string {
  const [wrong, warnings, well] = [count(findings, 'wrong'), count(findings, 'warning'), count(findings, 'well')];
  const lines = findings.flatMap(({ check, state, sentence, remedy }) => [
    `${state.padEnd(8)} ${check.padEnd(16)} ${sentence}`,
    ...(remedy === null ? [] : [`${' '.repeat(26)}-> ${remedy}`]),
  ]);
  return [...lines, '', `${wrong} wrong, ${warnings} to watch, ${well} well.`, ''].join('\n');
}

function count(findings: readonly Diagnosis[], of: Grade): number {
  return findings.filter(({ state }) => state === of).length;
}
