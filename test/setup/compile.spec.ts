import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mock } from 'node:test';
import { compile } from '../../config/setup/compile.mjs';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';

/** What is run, in its smallest form. */
const PROGRAMMES = Object.fromEntries(
  ['server', 'worker', 'cli'].map((app) => [`apps/${app}/src/main.ts`, 'export {};']),
);

function checkout(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  copyFileSync('.swcrc', path.join(root, '.swcrc'));
  for (const [name, text] of Object.entries({ ...PROGRAMMES, ...files })) write(root, name, text);
  return root;
}

function write(root: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

beforeAll(() => {
  // What it tells the person at the terminal.
  mock.method(process.stderr, 'write', () => true);
});

afterAll(removeTemporaryFolders);

describe('building', () => {
  it('translates every source into the same place below dist, and no test and no package', async () => {
    const root = checkout({
      'libs/kernel/src/a.ts': 'export const a: number = 1;',
      'libs/kernel/src/a.spec.ts': 'it("x", () => {});',
      'apps/server/src/p.tsx': 'export const p = <p>1</p>;',
      'test/bench/peers/node_modules/pg/index.ts': 'export const of = "a package";',
    });

    await compile(root);

    expect(readFileSync(path.join(root, 'dist/libs/kernel/src/a.js'), 'utf8')).toMatch(
      /export const a = 1;[^]*sourceMappingURL=a\.js\.map/,
    );
    expect(readFileSync(path.join(root, 'dist/apps/server/src/p.js'), 'utf8')).toContain('preact/jsx-runtime');
    expect(existsSync(path.join(root, 'dist/libs/kernel/src/a.spec.js'))).toBe(false);
    expect(existsSync(path.join(root, 'dist/test/bench/peers/node_modules'))).toBe(false);
  });

  it('puts each programme together with what it imports: it runs without anything beside it', async () => {
    const root = checkout({
      'libs/greeting.ts': 'export const greeting: string = `${1 + 1} files`;',
      'apps/worker/src/main.ts': `import { greeting } from '../../../libs/greeting.js';\nprocess.stdout.write(greeting);`,
    });

    await compile(root);
    rmSync(path.join(root, 'dist/libs'), { recursive: true });

    const run = path.join(root, 'dist/run/worker.js');
    expect(execFileSync(process.execPath, [run], { encoding: 'utf8' })).toBe('2 files');
  });

  it('does nothing while the sources are the same, and again when one has changed', async () => {
    const root = checkout({ 'libs/a.ts': 'export const a = 1;' });
    const built = path.join(root, 'dist/libs/a.js');
    await compile(root);
    const first = statSync(built, { bigint: true }).mtimeNs;

    await compile(root);
    expect(statSync(built, { bigint: true }).mtimeNs).toBe(first);

    write(root, 'libs/a.ts', 'export const a = 2;');
    await compile(root);
    expect(readFileSync(built, 'utf8')).toContain('a = 2');
  });

  it('removes what no longer has a source, because a pattern would still find it', async () => {
    const root = checkout({ 'libs/a.ts': 'export const a = 1;', 'libs/old.row.ts': 'export const old = 1;' });
    await compile(root);

    rmSync(path.join(root, 'libs/old.row.ts'));
    await compile(root);

    expect(existsSync(path.join(root, 'dist/libs/old.row.js'))).toBe(false);
    expect(existsSync(path.join(root, 'dist/libs/a.js'))).toBe(true);
  });

  it('names the file that cannot be translated', async () => {
    const root = checkout({ 'libs/broken.ts': 'export const = ;' });

    await expect(compile(root)).rejects.toThrow(/libs\/broken\.ts cannot be built/);
  });
});
