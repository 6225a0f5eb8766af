import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { assertZoneData, type Settings } from '#config/env.schema';
import { graded, reasonOf, well, wrong, type Finding } from './finding.js';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const FREE = { warning: -2_000 * MIB, wrong: -300 * MIB } as const;

/** Whether this Node computes the hours of Casablanca as they are. */
export function zoneData(installed: string | undefined = process.versions['tz']): Finding {
  try {
    assertZoneData(installed);
    return well('zone data', 'zoneData', { version: installed ?? '' });
  } catch (error) {
    return wrong('zone data', 'zoneDataOld', { reason: reasonOf(error) });
  }
}

/** Whether the data directory can be written, and for how long. */
export async function disk({ dataDir: directory }: Pick<Settings, 'dataDir'>): Promise<Finding> {
  try {
    await access(directory, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(directory);
    const bytes = bavail * bsize;
    const params = { directory, n: Math.floor((bytes / GIB) * 10) / 10 };
    return graded('disk', { code: 'disk', figure: -bytes, limits: FREE, params });
  } catch (error) {
    return wrong('disk', 'diskClosed', { directory, reason: reasonOf(error) });
  }
}
