import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How long one server answered without a break: what happened to it between two spells nobody could tell. */
@Entity('service_spell')
@Check('ck_service_spell_order', 'since <= until')
export class ServiceSpellRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_service_spell' }) id: string;
  @Column('text') host: string;
  @Column('timestamptz') since: Date;
  @Column('timestamptz') until: Date;
  /** `until` by the time that the database really keeps: the demo's clock may jump over days that nobody was away. */
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
}
