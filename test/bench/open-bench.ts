import { randomUUID } from 'node:crypto';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Broadcast, Commands, Definitions, Engine, EngineModule, RulesOfCalls, Sweeper } from '#libs/engine';
import type { Calendar } from '#libs/kernel';
import { Database, DatabaseModule } from '#libs/platform';
import { callCalendarAt, SettableRules } from './bench-rules.js';

/** The real runtime on a database of its own, and the sizes that were asked for. */
export interface Bench {
  readonly url: string;
  readonly database: Database;
  readonly engine: Engine;
  readonly commands: Commands;
  readonly sweeper: Sweeper;
  readonly broadcast: Broadcast;
  readonly definitions: Definitions;
  readonly rules: SettableRules;
  /** Sizes from the command line; empty for a benchmark's own. */
  readonly sizes: readonly number[];
  /** A call of its own for each measurement. */
  newCall(calendar: Calendar): string;
  /** Any other part of the engine. */
  get<T>(part: Type<T>): T;
  close(): Promise<void>;
}

export async function openBench(url: string, sizes: readonly number[]): Promise<Bench> {
  const rules = new SettableRules(callCalendarAt(new Date(Date.now() + 86_400_000)));
  const module = await NestFactory.createApplicationContext(runtime(url, rules), {
    // Further connections of a measurement are meant, and would be warned of on stdout.
    logger: ['error'],
    abortOnError: false,
  });
  return {
    url,
    database: module.get(Database),
    engine: module.get(Engine),
    commands: module.get(Commands),
    sweeper: module.get(Sweeper),
    broadcast: module.get(Broadcast),
    definitions: module.get(Definitions),
    rules,
    sizes,
    newCall: (calendar) => {
      rules.calendar = calendar;
      return randomUUID();
    },
    get: (part) => module.get(part),
    close: () => module.close(),
  };
}

/** The engine as the programme has it, but for the rules: of two providers of a token the last one counts. */
function runtime(url: string, rules: SettableRules): DynamicModule {
  const engine = EngineModule.withDefinitions('config/workflows');
  return {
    module: BenchModule,
    imports: [
      DatabaseModule.connect({ url, poolSize: 20, applicationName: 'minha-bench' }),
      { ...engine, providers: [...(engine.providers ?? []), { provide: RulesOfCalls, useValue: rules }] },
    ],
  };
}

@Module({})
class BenchModule {}
