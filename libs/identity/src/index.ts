export { BankAccountNotFound, BankAccountReplaced, OwnBankAccount, RibInvalid } from './domain/bank-account.js';
export {
  LEGAL_FORMS,
  mayBind,
  mayDescribe,
  organisationFaults,
  OrganisationChanged,
  OrganisationInvalid,
  OrganisationNotFound,
  type LegalForm,
  type OrganisationFault,
  type OrganisationFields,
} from './domain/organisation.js';
export {
  BUREAU_FUNCTIONS,
  FILE_KINDS,
  isComplete,
  lackingIn,
  NotInFile,
  partsOf,
  type BureauFunction,
  type BureauMember,
  type FileKind,
  type FilePart,
  type KeptDocument,
} from './domain/organisation-file.js';
export {
  mayAskForOwnership,
  mayGive,
  OBJECTION_DAYS,
  OWNERSHIP_ANSWERS,
  OwnershipTooEarly,
  type OwnershipAnswer,
} from './domain/ownership.js';
export { LONGEST_PASSWORD, passwordFault, SHORTEST_PASSWORD, type PasswordFault } from './domain/password.js';
export { SAME_SIGNS, type SameSign } from './domain/same-organisation.js';
export { parseEmail } from './domain/email.js';
export { PROVINCES_OF, REGIONS } from './domain/regions.js';
export {
  LastOperator,
  NotAllowed,
  OwnRoles,
  RoleGrantNotFound,
  RoleHeldAlready,
  RoleNotPossible,
} from './domain/roles.js';
export {
  AddressInvalid,
  AddressTaken,
  LinkNotFound,
  PasswordNotAccepted,
  PersonNotFound,
  SignInRefused,
  TooManyAttempts,
} from './domain/sign-in-errors.js';
export {
  actorIn,
  MEMBER_ROLES,
  rolesAnywhere,
  rolesIn,
  STAFF_ROLES,
  type HeldRole,
  type MemberRole,
  type Scope,
  type StaffRole,
  type Standing,
} from './domain/standing.js';
export type { Credential, Flash, Visitor } from './domain/visitor.js';
export { IdentityModule } from './identity.module.js';
export type { SavedView } from './persistence/saved-views.js';
export { SCOPES, type MadeToken, type TokenScope } from './persistence/tokens.js';
export { AccountsToVerify, type AccountToVerify } from './queries/accounts-to-verify.js';
export { Actors } from './queries/actors.js';
export { InvitationBySecret, type InvitationView } from './queries/invitation-by-secret.js';
export { MembersOf, type Member, type OpenInvitation } from './queries/members-of.js';
export { OrganisationLookalikes, type PairSide, type PairView } from './queries/organisation-lookalikes.js';
export { OrganisationFiles, type OrganisationFile } from './queries/organisation-files.js';
export {
  OrganisationProfiles,
  type AccountProfile,
  type OrganisationProfile,
} from './queries/organisation-profiles.js';
export { OwnershipRegister, type OwnershipRequestView } from './queries/ownership-register.js';
export { OwnViews } from './queries/own-views.js';
export { OwnAccount, type OwnSession, type OwnToken } from './queries/own-account.js';
export {
  PeopleDirectory,
  type GrantInHistory,
  type PersonFile,
  type PersonInList,
  type Search,
  type RoleChange,
} from './queries/people-directory.js';
export { RoleHolders, type RoleHolder } from './queries/role-holders.js';
export { Recipients, type Recipient, type RecipientsOf } from './queries/recipients.js';
export { Visitors } from './queries/visitors.js';
export { AcceptInvitation } from './use-cases/accept-invitation.js';
export { ChangeBankAccount } from './use-cases/change-bank-account.js';
export { ChangePassword } from './use-cases/change-password.js';
export { CheckPassword } from './use-cases/check-password.js';
export { ChoosePassword } from './use-cases/choose-password.js';
export { CloseAccount } from './use-cases/close-account.js';
export { CreateToken } from './use-cases/create-token.js';
export { DescribePerson } from './use-cases/describe-person.js';
export { DropPaper } from './use-cases/drop-paper.js';
export { EndMandate } from './use-cases/end-mandate.js';
export { EnterBureauMember } from './use-cases/enter-bureau-member.js';
export { EnterPerson } from './use-cases/enter-person.js';
export { ForgetView } from './use-cases/forget-view.js';
export { GrantRole } from './use-cases/grant-role.js';
export { InviteMember, type Invited } from './use-cases/invite-member.js';
export { PersonNames } from './queries/person-names.js';
export { KeepPaper } from './use-cases/keep-paper.js';
export { PAPER_LIMITS } from './use-cases/paper-limits.js';
export { LeaveFlash } from './use-cases/leave-flash.js';
export { LimitLookups } from './use-cases/limit-lookups.js';
export { MakePasswordLink, type PasswordLink } from './use-cases/make-password-link.js';
export { LastOwner, RemoveMember } from './use-cases/remove-member.js';
export { RemindOfExpiry } from './use-cases/remind-of-expiry.js';
export { RevokeRole } from './use-cases/revoke-role.js';
export { RevokeToken } from './use-cases/revoke-token.js';
export { SaveOrganisation, type SavedOrganisation } from './use-cases/save-organisation.js';
export { SendPasswordLink } from './use-cases/send-password-link.js';
export { SignIn, type SignedIn } from './use-cases/sign-in.js';
export { SignOut } from './use-cases/sign-out.js';
export { SignOutElsewhere } from './use-cases/sign-out-elsewhere.js';
export { SignUp, type SignedUp } from './use-cases/sign-up.js';
export { AskForOwnership } from './use-cases/ask-for-ownership.js';
export { ChangeMemberRole } from './use-cases/change-member-role.js';
export { DecideOwnership } from './use-cases/decide-ownership.js';
export { ObjectToOwnership } from './use-cases/object-to-ownership.js';
export { RenewInvitation } from './use-cases/renew-invitation.js';
export { WithdrawInvitation } from './use-cases/withdraw-invitation.js';
export { AskToJoin } from './use-cases/ask-to-join.js';
export { DecideSameOrganisation } from './use-cases/decide-same-organisation.js';
export { FindSameOrganisations } from './use-cases/find-same-organisations.js';
export { VerifyBankAccount } from './use-cases/verify-bank-account.js';
export { SaveView, TooManyViews } from './use-cases/save-view.js';
