import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { definitionJsonSchema, diagram, FAULT_CODES, compile, prove, VOCABULARIES } from '#libs/workflow';
import { Ajv } from 'ajv';
import { definitionFiles, machineOf, shown, vocabularyOf, WORKFLOWS } from './definition-files.js';

const files = definitionFiles(WORKFLOWS);
const broken = definitionFiles('test/architecture/broken-definitions');
const DIAGRAMS = 'docs/workflows';
const SCHEMA = `${WORKFLOWS}/schema.json`;

/** Written anew with WRITE_GENERATED=1, as docs/workflows/README.md says. */
const generated = new Map([
  [SCHEMA, `${JSON.stringify(definitionJsonSchema(VOCABULARIES), null, 2)}\n`],
  ...files.map((file): [string, string] => [`${DIAGRAMS}/${file.name}.mmd`, diagram(machineOf(file))]),
]);
if (process.env['WRITE_GENERATED'] === '1') generated.forEach((text, path) => writeFileSync(path, text));

describe('the definitions', () => {
  it('are those of the call, the complaint, the grant under three procedures, the payment and the report', () => {
    expect(files.map((file) => file.name)).toEqual([
      'call.v1',
      'call.v2',
      'call.v3',
      'call.v4',
      'complaint.v1',
      'grant.one-stage-call.v1',
      'grant.open-call.v1',
      'grant.restricted-call.v1',
      'grant.restricted-call.v2',
      'payment.v1',
      'report.v1',
      'report.v2',
    ]);
  });

  it.each(files)('$name carries the id and version of its file', ({ name, source }) => {
    expect(`${source.id}.v${source.version}`).toBe(name);
  });

  it.each(files)('$name has no fault in its names and its shape', (file) => {
    expect(compile(file.source, vocabularyOf(file))).toMatchObject({ ok: true });
  });

  it.each(files)(
    '$name is proved: it ends, it waits for somebody and not for ever, nobody approves their own act',
    (file) => {
      expect(prove(machineOf(file)).map(shown)).toEqual([]);
    },
  );

  it.each(files)('$name tells editors where its schema is', ({ text }) => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./schema.json');
  });
});

describe('the schema for editors', () => {
  const isValid = new Ajv({ strictRequired: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

  it.each(files)('accepts $name', ({ source }) => {
    expect(isValid(source)).toBe(true);
  });

  it.each(
    broken.filter(({ text }) => /^# finds: (?:shape|unknown-(?!target|initial)|bad-params|duplicate)/m.test(text)),
  )('marks the fault of $name', ({ source }) => {
    expect(isValid(source)).toBe(false);
  });
});

describe('what is generated from the definitions', () => {
  it.each([...generated])('%s is up to date', (path, text) => {
    expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
  });

  it('holds no picture of a definition that is gone', () => {
    expect(
      readdirSync(DIAGRAMS)
        .map((file) => `${DIAGRAMS}/${file}`)
        .filter((path) => path.endsWith('.mmd') && !generated.has(path)),
    ).toEqual([]);
  });
});

describe('a broken definition', () => {
  it.each(broken)('$name is found out, with exactly what it announces', (file) => {
    const compiled = compile(file.source, vocabularyOf(file));
    const faults = compiled.ok ? prove(compiled.machine) : compiled.faults;

    expect(faults.map(shown)).toEqual([...file.text.matchAll(/^# finds: (.+)$/gm)].map((match) => match[1]));
  });

  it('stands there for every fault that can be found', () => {
    const announced = broken.flatMap(({ text }) => [...text.matchAll(/^# finds: (\S+)/gm)].map((match) => match[1]));

    expect(new Set(announced)).toEqual(new Set(FAULT_CODES));
  });
});
