import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ComplaintRow } from './complaint.row.js';
import { Complaints } from './complaints.js';

@Module({
  imports: [TypeOrmModule.forFeature([ComplaintRow])],
  providers: [Complaints],
  exports: [Complaints],
})
export class ComplaintsPersistenceModule {}
