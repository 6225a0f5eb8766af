import { Module } from '@nestjs/common';
import { ContractsModule } from '#libs/contracts';
import { GrantsWebModule } from '../grants/grants.web.module.js';
import { ContractController } from './contract.controller.js';
import { ContractsApiController } from './contracts.api.controller.js';
import { PrepareController } from './prepare.controller.js';

/** Grant contracts: written by the office, read and signed by both sides. */
@Module({
  imports: [ContractsModule, GrantsWebModule],
  controllers: [ContractController, ContractsApiController, PrepareController],
})
export class ContractsWebModule {}
