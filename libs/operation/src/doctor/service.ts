import { millisecondsWithin } from '#libs/kernel';
import { measuredIn, type SpellRow, spellsSince } from '#libs/platform';
import type { AskDatabase } from './database.js';
import { warning, well, wrong, type Finding } from './finding.js';

const DAYS = 30;
/** Shorter ones are restarts. */
const NOTABLE_MS = 60_000;

/** Whether the portal answers, and how long it did not in the last weeks. */
export async function service(ask: AskDatabase): Promise<Finding> {
  const rows = await ask<SpellRow>(spellsSince(`minha_now() - interval '${DAYS} days'`));
  if (!rows[0]?.measuredFrom) return warning('service', 'serviceNever');
  const from = new Date(rows[0].now.getTime() - DAYS * 86_400_000);
  const { now, outages } = measuredIn(from, rows);
  const last = outages.at(-1);
  if (last?.until === null) {
    return wrong('service', 'serviceAway', { lastSeconds: (now.getTime() - last.from.getTime()) / 1_000 });
  }
  const notable = outages.filter((outage) => millisecondsWithin([outage], { from, until: now }) >= NOTABLE_MS);
  const minutes = Math.ceil(millisecondsWithin(notable, { from, until: now }) / 60_000);
  return well('service', 'service', { days: DAYS, n: notable.length, minutes });
}
