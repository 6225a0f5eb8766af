import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallDateChangeRow } from './persistence/call-date-change.row.js';
import { CallDocumentRow } from './persistence/call-document.row.js';
import { CallRecords } from './persistence/call-records.js';
import { CallRow } from './persistence/call.row.js';
import { Calls } from './persistence/calls.js';
import { DateChanges } from './persistence/date-changes.js';
import { DocumentsInBooks } from './persistence/documents-in-books.js';
import { FormCorrectionRow } from './persistence/form-correction.row.js';
import { FormCorrections } from './persistence/form-corrections.js';

/** Calls for every feature to read, and the records that publication writes. */
@Module({
  imports: [TypeOrmModule.forFeature([CallRow, CallDateChangeRow, CallDocumentRow, FormCorrectionRow])],
  providers: [Calls, CallRecords, DateChanges, DocumentsInBooks, FormCorrections],
  exports: [Calls, CallRecords, DateChanges, DocumentsInBooks, FormCorrections],
})
export class CallsModule {}
