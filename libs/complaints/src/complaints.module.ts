import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { ComplaintsPersistenceModule } from './persistence/complaints-persistence.module.js';
import { ComplaintsOfFile } from './queries/complaints-of-file.js';
import { AnswerComplaint } from './use-cases/answer-complaint.js';
import { FileComplaint } from './use-cases/file-complaint.js';
import { NoteReopening } from './use-cases/note-reopening.js';

const offered = [AnswerComplaint, ComplaintsOfFile, FileComplaint, NoteReopening];

/** Complaints against decisions, each an instance with a clock of its own. */
@Module({
  imports: [CallsModule, ComplaintsPersistenceModule],
  providers: offered,
  exports: offered,
})
export class ComplaintsModule {}
