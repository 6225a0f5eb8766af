import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MessageRow } from './message.row.js';
import { Messages } from './messages.js';

@Module({
  imports: [TypeOrmModule.forFeature([MessageRow])],
  providers: [Messages],
  exports: [Messages],
})
export class MessagesPersistenceModule {}
