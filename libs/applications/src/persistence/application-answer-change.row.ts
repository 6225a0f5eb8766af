import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApplicationRow } from './application.row.js';

const KEY = { primaryKeyConstraintName: 'pk_application_answer_change' };

/** One change of one answer. Only ever added. */
@Entity('application_answer_change')
export class ApplicationAnswerChangeRow {
  @ForeignKey(() => ApplicationRow, { name: 'fk_application_answer_change_application' })
  @PrimaryColumn('uuid', { name: 'application_id', ...KEY })
  applicationId: string;
  @PrimaryColumn('text', { ...KEY }) stage: string;
  @PrimaryColumn('text', { ...KEY }) page: string;
  @PrimaryColumn('int', { ...KEY }) version: number;
  @PrimaryColumn('text', { ...KEY }) question: string;
  @Column('int') place: number;
  @Column('text') removed: string;
  @Column('text') added: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('boolean', { name: 'is_undo' }) isUndo: boolean;
}
