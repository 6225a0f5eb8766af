import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { assertZoneData, readSettings, type Settings } from '#config/env.schema';

/** Runs a command with every feature at hand, and closes all connections afterwards. */
export async function withProgramme<T>(
  work: (app: INestApplicationContext, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env);
  assertZoneData();
  // Loaded only by the commands that need it: `migrate` and `mailbox` start in half the time without.
  const { ProgrammeModule } = await import('#libs/programme');
  const app = await NestFactory.createApplicationContext(ProgrammeModule.with(settings, 'minha-cli'), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await work(app, settings);
  } finally {
    await app.close();
  }
}
