import { readSettings, SettingsInvalid, type Settings } from '#config/env.schema';
import { archiving, backup } from './backup.js';
import { migrations, server, withDatabase, type AskDatabase } from './database.js';
import { reasonOf, well, wrong, type Finding } from './finding.js';
import { disk, zoneData } from './machine.js';
import { replica } from './replica.js';
import { mail, postgresQueue, redisQueue, scanner } from './services.js';
import { service } from './service.js';
import { work } from './work.js';

/** The same from outside the programme, which need not be able to start. */
export async function examine(env: Readonly<Record<string, string | undefined>>): Promise<readonly Finding[]> {
  const settings = settingsIn(env);
  return Array.isArray(settings) ? [...settings, zoneData()] : examineWith(settings);
}

/** Looks at everything that an installation needs; one thing that is wrong keeps nothing else from being looked at. */
export async function examineWith(settings: Settings): Promise<readonly Finding[]> {
  const [ofDisk, ofBackup, ofMail, ofScanner, ofRedis, ofDatabase] = await Promise.all([
    disk(settings),
    backup(settings),
    mail(settings),
    scanner(settings),
    settings.redisUrl === null ? null : redisQueue(settings.redisUrl),
    withDatabase(settings.databaseUrl, (ask) => inDatabase(ask, settings)),
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
  const queue = settings.redisUrl === null ? [await postgresQueue(ask)] : [];
  const archive = await archiving(ask);
  const follower = await looking('replica', () => replica(ask, settings));
  return [
    ...found,
    ...follower,
    ...queue,
    ...(await looking('work', () => work(ask, settings))),
    ...(await looking('service', async () => [await service(ask)])),
    ...(archive ? [archive] : []),
  ];
}

async function looking(check: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [wrong(check, 'notLookedAt', { reason: reasonOf(error) })];
  }
}
