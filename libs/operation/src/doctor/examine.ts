import { readSettings, SettingsInvalid, type Settings } from '#config/env.schema';
import { archiving, backup } from './backup.js';
import { migrations, server, withDatabase, type AskDatabase } from './database.js';
import { reasonOf, well, wrong, type Finding } from './finding.js';
import { inTime } from './in-time.js';
import { disk, zoneData } from './machine.js';
import { replica } from './replica.js';
import { mail, postgresQueue, redisQueue, scanner } from './services.js';
import { service } from './service.js';
import { work } from './work.js';

/** How long is waited for an answer, in milliseconds: of each service, and of the database for all that it is asked. */
export interface Waiting {
  readonly serviceMs: number;
  readonly databaseMs: number;
}

/** At a terminal nobody minds; every look has its own limits below these. */
const AT_LEISURE: Waiting = { serviceMs: 20_000, databaseMs: 60_000 };

/** The same from outside the programme, which need not be able to start. */
export async function examine(env: Readonly<Record<string, string | undefined>>): Promise<readonly Finding[]> {
  const settings = settingsIn(env);
  return Array.isArray(settings) ? [...settings, zoneData()] : examineWith(settings);
}

/**
 * Looks at everything that an installation needs, at all of it at once: what is wrong keeps nothing else from being looked
 * at, and what does not answer is said not to have answered.
 */
export async function examineWith(settings: Settings, waiting = AT_LEISURE): Promise<readonly Finding[]> {
  const { redisUrl } = settings;
  const answered = (check: string, look: Promise<Finding>) =>
    inTime(waiting.serviceMs, look, () => late(check, waiting.serviceMs));
  const [ofDisk, ofBackup, ofMail, ofScanner, ofRedis, ofDatabase] = await Promise.all([
    answered('disk', disk(settings)),
    answered('backup', backup(settings)),
    answered('mail', mail(settings)),
    answered('scanner', scanner(settings)),
    redisUrl === null ? null : answered('queue', redisQueue(redisUrl)),
    inTime(
      waiting.databaseMs,
      withDatabase(settings.databaseUrl, (ask) => inDatabase(ask, settings)),
      () => [late('database', waiting.databaseMs)],
    ),
  ]);
  return [
    well('settings', 'settings'),
    zoneData(),
    ...ofDatabase,
    ...(ofRedis ? [ofRedis] : []),
    ofMail,
    ofScanner,
    ofDisk,
    ofBackup,
  ];
}

function late(check: string, ms: number): Finding {
  return wrong(check, 'notInTime', { s: ms / 1_000 });
}

function settingsIn(env: Readonly<Record<string, string | undefined>>): Settings | Finding[] {
  try {
    return readSettings(env);
  } catch (error) {
    if (!(error instanceof SettingsInvalid)) throw error;
    return error.faults.map((fault) => wrong('settings', 'settingsFault', { fault }));
  }
}

async function inDatabase(ask: AskDatabase, settings: Settings): Promise<readonly Finding[]> {
  const schema = await migrations(ask);
  const found = [...(await looking('database', () => server(ask))), schema];
  // What a table says is not asked before there is one.
  if (schema.state === 'wrong') return found;
  // One after the other: one connection answers one question at a time.
  const follower = await looking('replica', () => replica(ask, settings));
  const queue = settings.redisUrl === null ? await postgresQueue(ask) : null;
  const working = await looking('work', () => work(ask, settings));
  const spells = await looking('service', async () => [await service(ask)]);
  const archive = await archiving(ask);
  return [...found, ...follower, ...(queue ? [queue] : []), ...working, ...spells, ...(archive ? [archive] : [])];
}

async function looking(check: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [wrong(check, 'notLookedAt', { reason: reasonOf(error) })];
  }
}
