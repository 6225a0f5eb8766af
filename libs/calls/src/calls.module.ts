import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallDateChangeRow } from './persistence/call-date-change.row.js';
import { CallRecords } from './persistence/call-records.js';
import { CallRow } from './persistence/call.row.js';
import { Calls } from './persistence/calls.js';
import { DateChanges } from './persistence/date-changes.js';

/** Calls for every feature to read, and the records that publication writes. */
@Module({
  imports: [TypeOrmModule.forFeature([CallRow, CallDateChangeRow])],
  providers: [Calls, CallRecords, DateChanges],
  exports: [Calls, CallRecords, DateChanges],
})
export class CallsModule {}
