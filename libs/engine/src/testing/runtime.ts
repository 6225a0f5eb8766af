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
  close(): Promise<void>;
}

export async function runtimeOn(url: string, rules: FixedRules, poolSize = 8): Promise<Runtime> {
  const module: TestingModule = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url, poolSize, applicationName: 'minha-test' }),
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
    broadcast: module.get(Broadcast),
    outbox: module.get(Outbox),
    verifier: module.get(Verifier),
    close: () => module.close(),
  };
}
