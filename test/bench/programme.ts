import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { readSettings } from '#config/env.schema';
import { Database } from '#libs/platform';
import { ProgrammeModule } from '#libs/programme';

/** Every feature in this process, on the measurement's database and a data folder that its own processes share. */
export interface Programme {
  readonly database: Database;
  /** The environment under which a server or worker of this measurement runs. */
  readonly env: Readonly<Record<string, string>>;
  get<T>(part: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

export async function openProgramme(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Programme> {
  const dataDir = await mkdtemp(join(tmpdir(), 'minha-bench-'));
  const env = { NODE_ENV: 'production', LOG_LEVEL: 'error', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...settings };
  const module = await NestFactory.createApplicationContext(ProgrammeModule.with(readSettings(env), 'minha-bench'), {
    logger: ['error'],
    abortOnError: false,
  });
  return {
    database: module.get(Database, { strict: false }),
    env,
    get: (part) => module.get(part, { strict: false }),
    close: async () => {
      await module.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
