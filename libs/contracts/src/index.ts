export { ContractsModule } from './contracts.module.js';
export {
  ContractMissing,
  type ContractContent,
  type Heading,
  type PromisedInstalment,
  type Trilingual,
} from './domain/contract.js';
export {
  DurationOutsideCall,
  ImplementationEndsTooLate,
  ImplementationStartsTooEarly,
  ImplementationStartUnreadable,
} from './domain/implementation-period.js';
export { LEGAL_FILE_GAPS, type LegalFileGap } from './domain/legal-file.js';
export { AlreadySigned, ContractChangedSince, SamePersonOnBothSides, type Side } from './domain/signature.js';
export { NotYourStep } from './domain/who-may.js';
export { isToldToGrantee } from './domain/told-to-grantee.js';
export { AwardedFileMissing } from './persistence/awarded-files.js';
export { ContractFile, type ContractFileView } from './queries/contract-file.js';
export { ContractPreparation, type ContractPreparationView } from './drafting/contract-preparation.js';
export {
  GRANT_PHASES,
  GrantList,
  type GrantFilter,
  type GrantLine,
  type GrantPhase,
  type GrantPlace,
} from './queries/grant-list.js';
export { GrantStory, type Reader, type StoryMoment } from './queries/grant-story.js';
export {
  ChangeStanding,
  STANDING_CHANGES,
  type ChangeStandingCommand,
  type StandingChange,
} from './use-cases/change-standing.js';
export { CloseGrant, type CloseGrantCommand } from './use-cases/close-grant.js';
export { PrepareContract, type PrepareContractCommand } from './use-cases/prepare-contract.js';
export { SignAsAuthority, SignAsBeneficiary, type SignContractCommand } from './use-cases/sign-contract.js';
export { TakeContractBack, type TakeContractBackCommand } from './use-cases/take-contract-back.js';
