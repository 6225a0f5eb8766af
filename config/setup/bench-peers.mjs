// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { benchDatabases } from './bench-database.mjs';
import { runHere } from './command.mjs';
import { enter } from './entry.mjs';
import { install, isInstalled } from './install.mjs';
import { onDatabase } from './on-database.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped, say } from './say.mjs';

const PEERS = path.join(ROOT, 'test', 'bench', 'peers');

const args = process.argv.slice(2);

await enter(async (signal) => {
  if (!existsSync(path.join(PEERS, 'main.mjs')))
    throw new SetupStopped(
      'The peers (test/bench/peers) are not part of this installation: run the comparison in a checkout.',
    );
  if (!isInstalled(PEERS, 'to run'))
    say('The peers are a package of their own, test/bench/peers, installed on demand.');
  await install(PEERS, 'to run', signal);
  return onDatabase('npm run bench:peers', signal, (ground) => {
    const { url, makesUrl } = benchDatabases(ground);
    return runHere(process.execPath, [path.join(PEERS, 'main.mjs'), ...args], {
      cwd: ROOT,
      env: { ...ground.env, DATABASE_URL: url, PEERS_MAKES_URL: makesUrl },
      signal,
    });
  });
});
