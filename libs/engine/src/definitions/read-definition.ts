import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { compile, prove, VOCABULARIES, type DefinitionFault, type Machine, type Vocabulary } from '#libs/workflow';
import { isNode, LineCounter, parseDocument } from 'yaml';

/** A definition file that may not be used, with every fault and its line. */
export class DefinitionRefused extends Error {
  constructor(
    readonly file: string,
    readonly faults: readonly DefinitionFault[],
  ) {
    super(`${file} is not a definition that may run:\n${faults.map(faultLine).join('\n')}`);
    this.name = 'DefinitionRefused';
  }
}

/** Reads, compiles and proves one definition file; throws `DefinitionRefused` with every fault at once. */
export function readDefinition(file: string): Machine {
  const name = basename(file);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const syntax = document.errors.map((error): DefinitionFault => ({
    code: 'yaml',
    message: error.message,
    path: '',
    line: error.linePos?.[0].line ?? 1,
  }));
  if (syntax.length > 0) throw new DefinitionRefused(name, syntax);

  const source: unknown = document.toJS();
  const compiled = compile(source, vocabularyOf(name, source));
  const faults = compiled.ok ? prove(compiled.machine) : compiled.faults;
  if (!compiled.ok || faults.length > 0) throw new DefinitionRefused(name, faults.map(withLine));
  return compiled.machine;

  function withLine(fault: DefinitionFault): DefinitionFault {
    const keys = fault.path.split('.').filter((key) => key !== '');
    for (let length = keys.length; length > 0; length -= 1) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return { ...fault, line: lines.linePos(node.range[0]).line };
    }
    return fault;
  }
}

function vocabularyOf(file: string, source: unknown): Vocabulary {
  // Whatever the file holds: compile checks its shape, this only wants to know which words it speaks.
  const name = (source as { vocabulary?: string } | null)?.vocabulary ?? '';
  const vocabulary = Object.entries(VOCABULARIES).find(([key]) => key === name)?.[1];
  if (vocabulary) return vocabulary;
  const message = `vocabulary: "${name}" is not known; write one of ${Object.keys(VOCABULARIES).join(', ')}`;
  throw new DefinitionRefused(file, [{ code: 'vocabulary', message, path: 'vocabulary' }]);
}

function faultLine(fault: DefinitionFault): string {
  const where = fault.line === undefined ? fault.path : `line ${fault.line}, ${fault.path}`;
  const trace = fault.trace ? ` [${fault.trace.join(' -> ')}]` : '';
  return `  ${where}: ${fault.message}${trace}`;
}
