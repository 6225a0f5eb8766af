import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A public key that receipts were signed with, and when it was in force. The private half is in no database. */
@Entity('receipt_key')
export class ReceiptKeyRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_receipt_key' }) id: string;
  @Column('text', { name: 'public_key' }) publicKey: string;
  @Column('timestamptz', { name: 'valid_from' }) validFrom: Date;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil: Date | null;
}
