// @ts-check
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { SetupStopped } from './say.mjs';

export const MIB = 1024 * 1024;
/** Packages unpacked, with what npm needs while it works. */
export const INSTALL_NEEDS = 1_500 * MIB;
/** A new database, its log of changes, and room to work for a while. */
export const RUN_NEEDS = 300 * MIB;

/**
 * Refuses to begin what would fill the disk half-way.
 * @param {string} folder that may not exist yet
 * @param {number} bytes
 * @param {string} purpose completes "… is needed to"
 */
export async function requireSpace(folder, bytes, purpose) {
  const free = await freeSpace(folder);
  if (free >= bytes) return;
  const [has, needs] = [Math.floor(free / MIB), Math.ceil(bytes / MIB)];
  throw new SetupStopped(
    `The disk of ${folder} has ${has} MB left and ${needs} MB are needed to ${purpose}: free some space and run the command again.`,
  );
}

/** @param {string} folder @returns {Promise<number>} */
async function freeSpace(folder) {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = path.dirname(folder);
    if (parent === folder) throw error;
    return freeSpace(parent);
  }
}
