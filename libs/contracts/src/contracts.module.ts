import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { ContractsPersistenceModule } from './persistence/contracts-persistence.module.js';
import { ContractFile } from './queries/contract-file.js';
import { ContractPreparation } from './drafting/contract-preparation.js';
import { GrantList } from './queries/grant-list.js';
import { GrantStory } from './queries/grant-story.js';
import { ChangeStanding } from './use-cases/change-standing.js';
import { CloseGrant } from './use-cases/close-grant.js';
import { PrepareContract } from './use-cases/prepare-contract.js';
import { ContractSigning, SignAsAuthority, SignAsBeneficiary } from './use-cases/sign-contract.js';
import { TakeContractBack } from './use-cases/take-contract-back.js';

const offered = [
  ChangeStanding,
  CloseGrant,
  ContractFile,
  ContractPreparation,
  GrantList,
  GrantStory,
  PrepareContract,
  SignAsAuthority,
  SignAsBeneficiary,
  TakeContractBack,
];

/** Grant contracts, and the grant as one story from its award to its closure. */
@Module({
  imports: [CallsModule, ContractsPersistenceModule],
  providers: [...offered, ContractSigning],
  exports: offered,
})
export class ContractsModule {}
