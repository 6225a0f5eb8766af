import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AwardedFiles } from './awarded-files.js';
import { ContractSignatureRow } from './contract-signature.row.js';
import { ContractRow } from './contract.row.js';
import { Contracts } from './contracts.js';

@Module({
  imports: [TypeOrmModule.forFeature([ContractRow, ContractSignatureRow])],
  providers: [AwardedFiles, Contracts],
  exports: [AwardedFiles, Contracts],
})
export class ContractsPersistenceModule {}
