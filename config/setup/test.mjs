// @ts-check
import path from 'node:path';
import { browser } from './browser.mjs';
import { runHere } from './command.mjs';
import { compile } from './compile.mjs';
import { RUN_NEEDS, requireSpace } from './disk.mjs';
import { enter } from './entry.mjs';
import { withNodeFirst } from './node24.mjs';
import { ROOT } from './root.mjs';

const given = process.argv.slice(2);
const isUnit = given[0] === '--unit';

await enter(
  async (signal) => {
    await requireSpace(ROOT, RUN_NEEDS, 'run the tests');
    const env = withNodeFirst(process.execPath);
    const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    if (isUnit)
      return runHere(process.execPath, [jest, '--config', 'jest.pure.config.mjs', ...given.slice(1)], {
        cwd: ROOT,
        env,
        signal,
      });
    await compile(ROOT);
    const chromium = await browser(process.env, signal);
    return runHere(process.execPath, [jest, ...given], { cwd: ROOT, env: { ...env, CHROMIUM_PATH: chromium }, signal });
  },
  { purpose: 'to develop' },
);
