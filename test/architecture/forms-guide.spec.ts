import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { faultLine, type GridLibrary, loadCallFile, loadGrid, readGridLibrary } from '#libs/calls';
import { callSource } from '../../libs/calls/src/file/call-file.js';
import { question } from '../../libs/calls/src/file/form-file.js';
import { grid } from '../../libs/calls/src/file/grid-file.js';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

const GUIDE = readFileSync('docs/forms.md', 'utf8');
const BASE = readFileSync('config/calls/culture-el-manzeh.yaml', 'utf8');

type Kind = 'call' | 'grid' | 'questions' | 'page';
interface Example {
  readonly kind: Kind;
  readonly text: string;
  readonly line: number;
}

const examples: readonly Example[] = [...GUIDE.matchAll(/^```yaml (\w+)\n([\s\S]*?)^```/gmu)].map((match) => ({
  // The guide marks each example with one of the kinds; another one fails below.
  kind: match[1] as Kind,
  text: match[2] ?? '',
  line: GUIDE.slice(0, match.index).split('\n').length,
}));

/** Every key of a schema, at any depth. */
function keysOf(schema: z.core.JSONSchema.BaseSchema): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(visit);
    if (typeof part !== 'object' || part === null) return undefined;
    const { properties }: { properties?: unknown } = part;
    if (typeof properties === 'object' && properties !== null) Object.keys(properties).forEach((key) => keys.add(key));
    Object.values(part).forEach(visit);
    return undefined;
  };
  visit(schema);
  return keys;
}

describe('docs/forms.md', () => {
  let grids: GridLibrary;
  beforeAll(async () => {
    grids = await readGridLibrary(resolve('config/grids'));
  });

  it.each([
    ['a call', callSource],
    ['a grid', grid],
  ])('says what every key of %s does', (_what, schema) => {
    const keys = keysOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    const prose = GUIDE.replaceAll(/^```[\s\S]*?^```/gmu, '');

    expect(keys.size).toBeGreaterThan(10);
    expect([...keys].filter((key) => !new RegExp(`\`[^\`]*\\b${key}\\b[^\`]*\``, 'u').test(prose))).toEqual([]);
  });

  it('says what every type of question does, and shows it', () => {
    const shown = new Set([...GUIDE.matchAll(/type: (\w+)/gu)].map(([, type]) => type));
    const types: readonly string[] = question.options.flatMap(({ shape: { type } }) =>
      'values' in type ? [...type.values] : type.options,
    );

    expect(types.length).toBeGreaterThan(10);
    expect(types.filter((type) => !shown.has(type) || !GUIDE.includes(`**\`${type}\`**`))).toEqual([]);
  });

  it('marks every example with what it is', () => {
    expect(GUIDE.match(/^```yaml.*$/gmu)).toHaveLength(examples.length);
    expect(examples.filter(({ kind }) => !['call', 'grid', 'questions', 'page'].includes(kind))).toEqual([]);
  });

  it.each(examples)('gives an example of $kind in line $line that loads', (example) => {
    expect(faultsOf(example)).toEqual([]);
  });

  function faultsOf({ kind, text }: Example): readonly string[] {
    if (kind === 'grid') {
      const loaded = loadGrid(text, 'example');
      return loaded.ok ? [] : loaded.faults.map(faultLine);
    }
    const loaded = loadCallFile(stringify(inCall(kind, parse(text))), 'example', grids);
    return loaded.ok ? [] : loaded.faults.map(faultLine);
  }
});

/** The example in its place in a whole call. */
function inCall(kind: Kind, example: unknown): unknown {
  const call = parse(BASE);
  if (kind === 'call') return { ...call, ...(example as object) };
  const { pages } = call.forms.fullApplication;
  if (kind === 'page') pages.push(example);
  else pages.push({ id: 'example', title: { fr: 'x', ar: 'س', en: 'x' }, questions: example });
  return call;
}
