// @ts-check
import { backUp } from './backup.mjs';
import { runHere } from './command.mjs';
import { enter } from './entry.mjs';
import { onDatabase } from './on-database.mjs';
import { CLI, withCompileCache } from './programme.mjs';
import { restore } from './restore.mjs';
import { ROOT } from './root.mjs';

const args = process.argv.slice(2);
const [word, ...rest] = args;

await enter((signal) => {
  // These two are about the data directory itself; everything else is a command of the programme.
  if (word === 'backup') return backUp(rest, signal);
  if (word === 'restore') return restore(rest, signal);
  return onDatabase(`npm run minha -- ${args.join(' ')}`, signal, operator(signal), { mustAnswer: word !== 'doctor' });
});

/** @param {AbortSignal} signal @returns {(ground: import('./on-database.mjs').Ground) => Promise<number>} */
function operator(signal) {
  return ({ env }) =>
    runHere(process.execPath, [CLI, ...args], {
      cwd: ROOT,
      env: withCompileCache(env),
      signal,
    });
}
