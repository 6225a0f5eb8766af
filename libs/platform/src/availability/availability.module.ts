import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ServiceSpellRow } from '../persistence/service-spell.row.js';
import { ServiceSpells } from './service-spells.js';

/** When the portal was there, and when it was not. */
@Module({
  imports: [TypeOrmModule.forFeature([ServiceSpellRow])],
  providers: [ServiceSpells],
  exports: [ServiceSpells],
})
export class AvailabilityModule {}
