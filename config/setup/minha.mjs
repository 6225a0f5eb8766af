// @ts-check
import { runHere } from './command.mjs';
import { enter } from './entry.mjs';
import { onDatabase } from './on-database.mjs';
import { CLI, withCompileCache } from './programme.mjs';
import { ROOT } from './root.mjs';

const args = process.argv.slice(2);

await enter((signal) =>
  onDatabase(`npm run minha -- ${args.join(' ')}`, signal, ({ env }) =>
    runHere(process.execPath, ['--enable-source-maps', CLI, ...args], {
      cwd: ROOT,
      env: withCompileCache(env),
      signal,
    }),
  ),
);
