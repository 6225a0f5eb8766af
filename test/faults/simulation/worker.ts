import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { Definitions } from '#libs/engine';
import type { Replacement } from './programme.js';
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs.js';
import { simulatedDatabase } from './simulated-database.js';
import type { Share, YearOf } from './share.js';
import { simulateYear } from './year.js';

// Run as a process of its own: lives through its share of the seeds and tells each year. By hand with one seed.
Logger.overrideLogger(false);
// A share that its parent wrote, or the number of a seed.
const asked = JSON.parse(process.argv[2] ?? '') as Share | number;
const share: Share = typeof asked === 'number' ? { seeds: [asked], bug: null } : asked;
const replacement: Replacement = share.bug === null ? () => ({}) : PLANTED_BUGS[share.bug as PlantedBug];
const database = await simulatedDatabase();
const definitions = Definitions.in('config/workflows');
let failed = 0;
for (const seed of share.seeds) {
  const began = process.cpuUsage();
  const year = await simulateYear({ ...database, definitions, replacement }, seed);
  const { user, system } = process.cpuUsage(began);
  const told: YearOf = { ...year, cpuMs: (user + system) / 1_000 };
  await tell(told);
  if (year.violation !== null) failed += 1;
}
process.exit(typeof asked === 'number' ? failed : 0);

/** To the parent, or to whoever runs one year by hand. */
function tell(year: YearOf): Promise<unknown> {
  return new Promise((told) => {
    if (process.send) process.send(year, told);
    else process.stdout.write(`${JSON.stringify(year)}\n`, told);
  });
}
