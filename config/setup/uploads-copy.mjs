// @ts-check
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';

const HASH = /^[0-9a-f]{64}$/;

/**
 * Copies the uploaded files that are missing at the other place. Each is named by its content, so one that is there is
 * the same, and it appears under its name only when it is whole.
 * @param {string} from
 * @param {string} to
 * @param {AbortSignal} signal
 * @returns {Promise<number>} how many were copied
 */
export async function copyUploads(from, to, signal) {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    signal.throwIfAborted();
    if (!entry.isFile() || !HASH.test(entry.name)) continue;
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, source));
    if (existsSync(target)) continue;
    await copyWhole(source, target);
    copied += 1;
  }
  return copied;
}

/** @param {string} source @param {string} target */
async function copyWhole(source, target) {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await copyFile(source, `${target}.part`, constants.COPYFILE_FICLONE);
  const file = await open(`${target}.part`, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.part`, target);
}
