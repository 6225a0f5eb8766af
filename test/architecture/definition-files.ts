import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compile, VOCABULARIES, type DefinitionFault, type Machine, type Vocabulary } from '#libs/workflow';
import { parse } from 'yaml';

/** What a file says before anybody has judged it; tests read it by hand, without the code under test. */
export type Raw = any;

/** A definition file, read but not yet judged. */
export interface DefinitionFile {
  readonly name: string;
  readonly text: string;
  readonly source: Raw;
}

export const WORKFLOWS = 'config/workflows';

export function definitionFiles(directory: string): readonly DefinitionFile[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(directory, file), 'utf8');
      return { name: basename(file, '.yaml'), text, source: parse(text) };
    });
}

export function vocabularyOf({ name, source }: DefinitionFile): Vocabulary {
  const vocabulary = new Map<string, Vocabulary>(Object.entries(VOCABULARIES)).get(source.vocabulary);
  if (!vocabulary) throw new Error(`${name} asks for a vocabulary that does not exist.`);
  return vocabulary;
}

/** The machine of a file that is expected to have no fault. */
export function machineOf(file: DefinitionFile): Machine {
  const compiled = compile(file.source, vocabularyOf(file));
  if (compiled.ok) return compiled.machine;
  throw new Error(`${file.name}: ${compiled.faults.map(shown).join('\n')}`);
}

/** A fault in one line, as the broken samples announce theirs. */
export function shown({ code, path, trace }: DefinitionFault): string {
  return `${code} at ${path}${trace ? `: ${trace.join(' ')}` : ''}`;
}
