import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefinitionFolder } from '../testing/definition-folder.js';
import { Definitions, DefinitionUnknown, sourceHash } from './definitions.js';
import { DefinitionRefused, readDefinition } from './read-definition.js';

const folder = mkdtempSync(join(tmpdir(), 'minha-definition-'));
afterAll(() => rmSync(folder, { recursive: true }));

function refusalOf(text: string): DefinitionRefused {
  const file = join(folder, 'broken.v1.yaml');
  writeFileSync(file, text);
  try {
    readDefinition(file);
  } catch (error) {
    if (error instanceof DefinitionRefused) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('the definitions of a directory', () => {
  const versions = new DefinitionFolder();
  versions.add('report', 3);
  versions.add('report', 1);
  versions.add('report', 2);
  writeFileSync(join(versions.path, 'notes.txt'), 'no definition');
  const definitions = Definitions.in(versions.path);
  afterAll(() => versions.remove());

  it('are known by name and version; a new instance begins with the newest', () => {
    expect(definitions.of('report', 1).version).toBe(1);
    expect(definitions.latest('report').version).toBe(3);
    expect(definitions.all().map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('are the same whichever was read first', () => {
    const backwards = new Definitions(definitions.all().toReversed());

    expect(backwards.latest('report').version).toBe(3);
  });

  it('say which one is unknown', () => {
    expect(() => definitions.of('report', 4)).toThrow(DefinitionUnknown);
    expect(() => definitions.of('report', 4)).toThrow(
      expect.objectContaining({
        code: 'engine.definition-unknown',
        message: 'There is no definition report, version 4.',
        details: { id: 'report', version: 4 },
      }),
    );
    expect(() => definitions.latest('rapport')).toThrow(
      expect.objectContaining({ message: 'There is no definition rapport.', details: { id: 'rapport' } }),
    );
  });

  it('are another text as soon as they say something else', () => {
    expect(sourceHash(definitions.of('report', 1))).toMatch(/^[0-9a-f]{64}$/);
    expect(sourceHash(definitions.of('report', 1))).not.toBe(sourceHash(definitions.of('report', 2)));
    expect(sourceHash(Definitions.in(versions.path).of('report', 1))).toBe(sourceHash(definitions.of('report', 1)));
  });
});

describe('a definition file is refused', () => {
  it('with the line where it is no YAML', () => {
    const refusal = refusalOf('id: report\nstates: [\n');

    expect(refusal.name).toBe('DefinitionRefused');
    expect(refusal.file).toBe('broken.v1.yaml');
    expect(refusal.faults).toEqual([expect.objectContaining({ code: 'yaml', path: '', line: 3 })]);
    expect(refusal.message).toMatch(/^broken\.v1\.yaml is not a definition that may run:\n {2}line 3, : /);
  });

  it.each([
    ['id: x\nvocabulary: music\n', '"music"'],
    ['id: x\n', '""'],
    ['', '""'],
  ])('where its vocabulary is not known: %j', (text, named) => {
    expect(refusalOf(text).message).toBe(
      'broken.v1.yaml is not a definition that may run:\n' +
        `  vocabulary: vocabulary: ${named} is not known; write one of call, complaint, grant, payment, report`,
    );
  });

  it('with every fault, each where it stands', () => {
    const { faults } = refusalOf('id: report\nversion: 0\nvocabulary: report\nstates:\n  a:\n    owner: nobody\n');

    expect(faults.map(({ code, path, line }) => ({ code, path, line }))).toEqual([
      { code: 'shape', path: 'version', line: 2 },
      { code: 'shape', path: 'start', line: undefined },
      { code: 'unknown-role', path: 'states.a.owner', line: 6 },
    ]);
  });

  it('where it cannot be proved, with the way that shows it', () => {
    const { message } = refusalOf(
      [
        'id: report',
        'version: 1',
        'vocabulary: report',
        'start: { event: reportScheduled, by: [system], target: due }',
        'states:',
        '  due:',
        '    owner: officer',
        '    deadlines: [{ name: reportDue, to: [officer] }]',
        '',
      ].join('\n'),
    );

    expect(message).toContain('  line 7, states.due: From due no way leads to an end. [reportScheduled]');
  });
});
