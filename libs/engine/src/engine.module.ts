import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallsModule } from '#libs/calls';
import { AsOf } from './audit/as-of.js';
import { DetachedMonths } from './audit/detached-months.js';
import { FilesOfMonth } from './audit/files-of-month.js';
import { Histories } from './audit/histories.js';
import { Verifier } from './audit/verify.js';
import { Commands } from './commands/commands.js';
import { CorrectState } from './corrections/correct-state.js';
import { Corrections } from './corrections/corrections.js';
import { RecomputeDeadlines } from './deadlines/recompute-deadlines.js';
import { Definitions } from './definitions/definitions.js';
import { Broadcast } from './instance/broadcast.js';
import { PublishedRules, RulesOfCalls } from './instance/call-rules.js';
import { Engine } from './instance/engine.js';
import { CarryOutMove } from './moves/carry-out-move.js';
import { MoveBatch } from './moves/move-batch.js';
import { Moves } from './moves/moves.js';
import { PreviewMove } from './moves/preview-move.js';
import { RequestMove } from './moves/request-move.js';
import { Outbox } from './outbox/outbox.js';
import { CommandRow } from './persistence/command.row.js';
import { DemoClockRow } from './persistence/demo-clock.row.js';
import { DetachedMonthRow } from './persistence/detached-month.row.js';
import { OutboxRow } from './persistence/outbox.row.js';
import { WorkflowCorrectionRow } from './persistence/workflow-correction.row.js';
import { WorkflowDeadTimerRow } from './persistence/workflow-dead-timer.row.js';
import { WorkflowDefinitionRow } from './persistence/workflow-definition.row.js';
import { WorkflowHistoryRow } from './persistence/workflow-history.row.js';
import { WorkflowInstanceRow } from './persistence/workflow-instance.row.js';
import { WorkflowMoveRow } from './persistence/workflow-move.row.js';
import { WorkerPresenceRow } from './persistence/worker-presence.row.js';
import { WorkflowTimerRow } from './persistence/workflow-timer.row.js';
import { BeforeDeadlines } from './timers/before-deadlines.js';
import { DeadTimers } from './timers/dead-timers.js';
import { Sweeper } from './timers/sweeper.js';
import { TimerAgenda } from './timers/timer-agenda.js';
import { WorkerPresence } from './timers/worker-presence.js';

const ROWS = [
  CommandRow,
  DemoClockRow,
  DetachedMonthRow,
  OutboxRow,
  WorkerPresenceRow,
  WorkflowCorrectionRow,
  WorkflowDeadTimerRow,
  WorkflowDefinitionRow,
  WorkflowHistoryRow,
  WorkflowInstanceRow,
  WorkflowMoveRow,
  WorkflowTimerRow,
];

const CHANGES = [
  CarryOutMove,
  Corrections,
  CorrectState,
  MoveBatch,
  Moves,
  PreviewMove,
  RecomputeDeadlines,
  RequestMove,
];
const PARTS = [
  AsOf,
  BeforeDeadlines,
  Commands,
  Broadcast,
  DeadTimers,
  DetachedMonths,
  Engine,
  FilesOfMonth,
  Histories,
  Outbox,
  Sweeper,
  TimerAgenda,
  Verifier,
  WorkerPresence,
  ...CHANGES,
];

/** The durable runtime, with the definitions of one directory. */
@Global()
@Module({})
export class EngineModule {
  /** Throws `DefinitionRefused` at start when a definition of `directory` has a fault. */
  static withDefinitions(directory: string): DynamicModule {
    return {
      module: EngineModule,
      imports: [TypeOrmModule.forFeature(ROWS), CallsModule],
      providers: [
        { provide: Definitions, useFactory: () => Definitions.in(directory) },
        { provide: RulesOfCalls, useClass: PublishedRules },
        ...PARTS,
      ],
      exports: [Definitions, RulesOfCalls, ...PARTS],
    };
  }
}
