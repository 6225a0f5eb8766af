import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What makes a decision depend on when, where or how often it is taken. Imports are looked at by boundaries.spec.ts. */
const IMPURE =
  /\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(|\bperformance\.|\bprocess\.|\bcrypto\.|\bset(?:Timeout|Interval|Immediate)\(|\bfetch\(|\bTemporal\.Now\b|\basync\b|\bawait\b/;

const PURE_FOLDERS = readdirSync('libs').flatMap((lib) =>
  lib === 'kernel' || lib === 'workflow'
    ? [`libs/${lib}/src`]
    : [`libs/${lib}/src/domain`].filter((folder) => existsSync(folder)),
);

function impurities(file: string, text: string): readonly string[] {
  return text
    .split('\n')
    .map((line, index) => ({ code: line.replace(/\/\/.*|^\s*\/?\*.*/, ''), place: `${file}:${index + 1}` }))
    .filter(({ code }) => IMPURE.test(code))
    .map(({ place, code }) => `${place} ${code.trim()}`);
}

describe('the pure parts: kernel, workflow and every domain folder', () => {
  const files = PURE_FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((name) => name.endsWith('.ts') && !/\.spec\.ts$|\/testing\//.test(name)),
  );

  it('ask neither the clock nor chance nor the world', () => {
    expect(files.flatMap((file) => impurities(file, readFileSync(file, 'utf8')))).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });

  it.each([
    'const at = new Date();',
    'const at = Date.now();',
    'if (Math.random() > 0.5) {',
    'process.env',
    'await later();',
  ])('would be found out by %s', (line) => {
    expect(impurities('sample.ts', line)).toHaveLength(1);
  });

  it('may make a date of a given instant', () => {
    expect(impurities('sample.ts', 'return new Date(instant.getTime() + days);')).toEqual([]);
  });
});
