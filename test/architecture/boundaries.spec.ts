import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = process.cwd();
const CONFIG = path.join(ROOT, '.dependency-cruiser.mjs');
const SAMPLES = path.join(ROOT, 'test/architecture/violations');
const FOLDERS = ['apps', 'libs', 'config', 'test'];

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly coreModule?: boolean }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

function cruise(folder: string): Cruise {
  const program = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const present = FOLDERS.filter((each) => existsSync(path.join(folder, each)));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', CONFIG, '--output-type', 'json', ...present],
    // jest's own switches are not meant for this program.
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no result: ${stderr}`);
  // The shape of dependency-cruiser's own result schema, as far as it is used here.
  return JSON.parse(stdout) as Cruise;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !/^test\/(?:architecture\/violations|bench\/peers)\//.test(name));
}

describe('the boundaries of the tree', () => {
  const tree = cruise(ROOT);

  it('are crossed by nobody', () => {
    const crossings = tree.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

    expect(crossings).toEqual([]);
  });

  // With a compiler that it does not know, dependency-cruiser finds no modules and no violations.
  it('are looked at in nearly every file', () => {
    const cruised = new Set(tree.modules.map(({ source }) => source));
    const sources = FOLDERS.flatMap(sourcesIn);

    expect(sources.filter((source) => cruised.has(source)).length).toBeGreaterThanOrEqual(sources.length * 0.9);
    expect(sources.length).toBeGreaterThan(50);
  });
});

describe('the rules', () => {
  const samples = cruise(SAMPLES);
  const rules = samples.summary.ruleSetUsed.forbidden.map(({ name }) => name);

  it.each(rules)('%s is broken by its sample', (rule) => {
    const broken = samples.summary.violations
      .filter(({ rule: { name } }) => name === rule)
      .map(({ from }) => path.basename(from, '.ts'));

    expect(broken).toContain(rule);
  });
});
