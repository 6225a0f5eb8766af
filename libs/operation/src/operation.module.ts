import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { ReplayDeadLetter } from './dead-letters/replay-dead-letter.js';
import { StoredFiles } from './files/stored-files.js';
import { Metrics } from './figures/metrics.js';
import { Standings } from './figures/standing.js';
import { CheckIntegrity } from './integrity/check-integrity.js';
import { IntegrityChecks } from './integrity/integrity-checks.js';
import { RequestIntegrityCheck } from './integrity/request-check.js';
import { DetachMonth } from './months/detach-month.js';
import { DeadLetterReplayRow } from './persistence/dead-letter-replay.row.js';
import { IntegrityCheckRow } from './persistence/integrity-check.row.js';
import { Readiness } from './readiness.js';
import { TraceEnd } from './trace/trace-end.js';
import { WhatFollowed } from './trace/what-followed.js';

const CHECKS = [CheckIntegrity, IntegrityChecks, RequestIntegrityCheck, StoredFiles];

/** Whether everything is as its history says: asked for by people, carried out by workers. */
@Module({
  imports: [ApplicationsModule, CallsModule, TypeOrmModule.forFeature([IntegrityCheckRow])],
  providers: CHECKS,
  exports: CHECKS,
})
export class IntegrityModule {}

/** What an operator looks at and does, for whoever has the programme: the server, and the operator's commands. */
@Module({
  imports: [TypeOrmModule.forFeature([DeadLetterReplayRow]), IntegrityModule],
  providers: [DeadLetters, DetachMonth, ReplayDeadLetter, WhatFollowed],
  exports: [DeadLetters, DetachMonth, IntegrityModule, ReplayDeadLetter, WhatFollowed],
})
export class OperatorModule {}

/** Readiness, figures and metrics of a process that has the programme and the queues. */
@Module({ providers: [Metrics, Readiness, Standings, TraceEnd], exports: [Metrics, Readiness, Standings] })
export class OperationModule {}
