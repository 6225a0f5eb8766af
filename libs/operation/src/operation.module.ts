import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { ReplayDeadLetter } from './dead-letters/replay-dead-letter.js';
import { StoredFiles } from './files/stored-files.js';
import { Metrics } from './figures/metrics.js';
import { Standings } from './figures/standing.js';
import { DeadLetterReplayRow } from './persistence/dead-letter-replay.row.js';
import { Readiness } from './readiness.js';

/** What an operator looks at and does, for whoever has the programme: the server, and the operator's commands. */
@Module({
  imports: [TypeOrmModule.forFeature([DeadLetterReplayRow])],
  providers: [DeadLetters, ReplayDeadLetter, StoredFiles],
  exports: [DeadLetters, ReplayDeadLetter, StoredFiles],
})
export class OperatorModule {}

/** Readiness, figures and metrics of a process that has the programme and the queues. */
@Module({ providers: [Metrics, Readiness, Standings], exports: [Metrics, Readiness, Standings] })
export class OperationModule {}
