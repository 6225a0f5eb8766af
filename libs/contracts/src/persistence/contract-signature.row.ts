import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ContractRow } from './contract.row.js';

/** One side's signature. Append-only; a trigger refuses one under another content than the contract's. */
@Entity('contract_signature')
@Unique('uq_contract_signature_person', ['contractId', 'personId'])
@Check('ck_contract_signature_side', `(side = ANY (ARRAY['authority'::text, 'beneficiary'::text]))`)
export class ContractSignatureRow {
  @ForeignKey(() => ContractRow, { name: 'fk_contract_signature_contract' })
  @PrimaryColumn('uuid', { name: 'contract_id', primaryKeyConstraintName: 'pk_contract_signature' })
  contractId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_contract_signature' }) side: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** As it was at the signature: a person may be called otherwise later. */
  @Column('text', { name: 'person_name' }) personName: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
  @Column('text', { name: 'content_hash' }) contentHash: string;
}
