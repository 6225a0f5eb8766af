import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { assertZoneData, type Settings } from '#config/env.schema';
import { graded, reasonOf, well, wrong, type Finding } from './finding.js';

const MIB = 1024 * 1024;
const FREE = { warning: -2_000 * MIB, wrong: -300 * MIB } as const;

/** Whether this Node computes the hours of Casablanca as they are. */
export function zoneData(installed: string | undefined = process.versions['tz']): Finding {
  try {
    assertZoneData(installed);
    return well('zone data', `Time zones are of ${installed}.`);
  } catch (error) {
    return wrong('zone data', reasonOf(error), 'Run Minha with Node 24.21 or newer; npm start brings it.');
  }
}

/** Whether the data directory can be written, and for how long. */
export async function disk({ dataDir }: Pick<Settings, 'dataDir'>): Promise<Finding> {
  try {
    await access(dataDir, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(dataDir);
    return spaceLeft(dataDir, bavail * bsize);
  } catch (error) {
    return wrong(
      'disk',
      `The data directory ${dataDir} cannot be written (${reasonOf(error)}): no upload can be taken.`,
      'Make the folder and give it to the user who runs Minha, or name another one with DATA_DIR.',
    );
  }
}

function spaceLeft(dataDir: string, bytes: number): Finding {
  return graded('disk', {
    figure: -bytes,
    limits: FREE,
    sentence: `The disk of ${dataDir} has ${Math.floor(bytes / MIB)} MB left.`,
    remedy: 'Free some space or move DATA_DIR to a larger disk: an upload that does not fit is refused.',
  });
}
