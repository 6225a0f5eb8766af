import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Database, DatabaseModule } from '#libs/platform';
import { Verifier } from '../audit/verify.js';
import { Commands } from '../commands/commands.js';
import { EngineModule } from '../engine.module.js';
import { Broadcast } from '../instance/broadcast.js';
import { RulesOfCalls } from '../instance/call-rules.js';
import { Engine } from '../instance/engine.js';
import { Outbox } from '../outbox/outbox.js';
import { Sweeper } from '../timers/sweeper.js';
import type { FixedRules } from './fixed-rules.js';

/** The real runtime on a real database, with rules of its own instead of a published call. */
export interface Runtime {
  readonly database: Database;
  readonly engine: Engine;
  readonly commands: Commands;
  readonly sweeper: Sweeper;
  readonly broadcast: Broadcast;
  readonly outbox: Outbox;
  readonly verifier: Verifier;
  /** Any other part of the engine. */
  get<T>(part: Type<T>): T;
  close(): Promise<void>;
}

const DEFINITIONS = 'config/workflows';

export async function runtimeOn(url: string, rules: FixedRules, poolSize = 8): Promise<Runtime> {
  return runtimeWith(DEFINITIONS, { url, rules, poolSize });
}

/** The same with the definitions of another directory. */
export async function runtimeWith(
  directory: string,
  { url, rules, poolSize = 8 }: { readonly url: string; readonly rules: FixedRules; readonly poolSize?: number },
): Promise<Runtime> {
  const module: TestingModule = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url, poolSize, applicationName: 'minha-test' }),
      EngineModule.withDefinitions(directory),
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
    broadcast: module.get(Broadcast),
    outbox: module.get(Outbox),
    verifier: module.get(Verifier),
    get: (part) => module.get(part),
    close: () => module.close(),
  };
}
