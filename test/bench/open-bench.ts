import { randomUUID } from 'node:crypto';
import { Test } from '@nestjs/testing';
import { Commands, Definitions, Engine, EngineModule, RulesOfCalls, Sweeper } from '#libs/engine';
import type { Calendar } from '#libs/kernel';
import { Database, DatabaseModule } from '#libs/platform';
import { callCalendarAt, SettableRules } from './bench-rules.js';

/** The real runtime on a database of its own, and the sizes that were asked for. */
export interface Bench {
  readonly database: Database;
  readonly engine: Engine;
  readonly commands: Commands;
  readonly sweeper: Sweeper;
  readonly definitions: Definitions;
  readonly rules: SettableRules;
  /** Sizes from the command line; empty for a benchmark's own. */
  readonly sizes: readonly number[];
  /** A call of its own for each measurement. */
  newCall(calendar: Calendar): string;
  close(): Promise<void>;
}

export async function openBench(url: string, sizes: readonly number[]): Promise<Bench> {
  const rules = new SettableRules(callCalendarAt(new Date(Date.now() + 86_400_000)));
  const module = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url, poolSize: 20, applicationName: 'minha-bench' }),
      EngineModule.withDefinitions('config/workflows'),
    ],
  })
    .overrideProvider(RulesOfCalls)
    .useValue(rules)
    .compile();
  await module.init();
  return {
    database: module.get(Database),
    engine: module.get(Engine),
    commands: module.get(Commands),
    sweeper: module.get(Sweeper),
    definitions: module.get(Definitions),
    rules,
    sizes,
    newCall: (calendar) => {
      rules.calendar = calendar;
      return randomUUID();
    },
    close: () => module.close(),
  };
}
