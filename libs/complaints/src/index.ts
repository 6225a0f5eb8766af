export { ComplaintsModule } from './complaints.module.js';
export { type Complaint, type Decision, LONGEST_REASONS, type Outcome, OUTCOMES } from './domain/complaint.js';
export { type ComplaintShown, ComplaintsOfFile, type ComplaintsView } from './queries/complaints-of-file.js';
export { AnswerComplaint, type AnswerComplaintCommand } from './use-cases/answer-complaint.js';
export { FileComplaint, type FileComplaintCommand } from './use-cases/file-complaint.js';
export { NoteReopening, type NoteReopeningCommand } from './use-cases/note-reopening.js';
