import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CallRow } from './call.row.js';

/** What the file of a call says from one of its revisions on. Written by the change of the call itself; never changed. */
@Entity('call_document')
@Check('ck_call_document_sha256', `sha256 = encode(sha256(convert_to(file::text, 'UTF8')), 'hex')`)
export class CallDocumentRow {
  @ForeignKey(() => CallRow, { name: 'fk_call_document_call' })
  @PrimaryColumn('uuid', { name: 'call_id', primaryKeyConstraintName: 'pk_call_document' })
  callId: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_call_document' }) revision: number;
  @Column('json') file: unknown;
  @Column('text') sha256: string;
  @Column('timestamptz') at: Date;
}
