import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { assertZoneData, readSettings, type Settings } from '#config/env.schema';

/** Runs a command with every feature at hand, and closes all connections afterwards. */
export async function withProgramme<T>(
  work: (app: INestApplicationContext, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env);
  assertZoneData();
  // Loaded only by the commands that need it: `migrate` and `mailbox` start in half the time without.
  const [{ ProgrammeModule }, { OperatorModule }] = await Promise.all([
    import('#libs/programme'),
    import('#libs/operation'),
  ]);
  const imports = [ProgrammeModule.with(settings, 'minha-cli'), OperatorModule];
  const app = await NestFactory.createApplicationContext(
    { module: CommandModule, imports },
    {
      logger: ['error', 'warn'],
      abortOnError: false,
    },
  );
  try {
    return await work(app, settings);
  } finally {
    await app.close();
  }
}

/** What a command has at hand. */
@Module({})
class CommandModule {}
