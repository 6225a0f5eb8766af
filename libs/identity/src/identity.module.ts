import { Module } from '@nestjs/common';
import { Passwords } from './passwords/passwords.js';
import { IdentityPersistenceModule } from './persistence/identity-persistence.module.js';
import { AccountsToVerify } from './queries/accounts-to-verify.js';
import { Actors } from './queries/actors.js';
import { InvitationBySecret } from './queries/invitation-by-secret.js';
import { MembersOf } from './queries/members-of.js';
import { OrganisationLookalikes } from './queries/organisation-lookalikes.js';
import { OrganisationFiles } from './queries/organisation-files.js';
import { OrganisationProfiles } from './queries/organisation-profiles.js';
import { OwnershipRegister } from './queries/ownership-register.js';
import { OwnAccount } from './queries/own-account.js';
import { OwnViews } from './queries/own-views.js';
import { PersonNames } from './queries/person-names.js';
import { PeopleDirectory } from './queries/people-directory.js';
import { Recipients } from './queries/recipients.js';
import { RoleHolders } from './queries/role-holders.js';
import { Visitors } from './queries/visitors.js';
import { AcceptInvitation } from './use-cases/accept-invitation.js';
import { ChangeBankAccount } from './use-cases/change-bank-account.js';
import { ChangePassword } from './use-cases/change-password.js';
import { CheckPassword } from './use-cases/check-password.js';
import { ChoosePassword } from './use-cases/choose-password.js';
import { CloseAccount } from './use-cases/close-account.js';
import { CreateToken } from './use-cases/create-token.js';
import { DescribePerson } from './use-cases/describe-person.js';
import { DropPaper } from './use-cases/drop-paper.js';
import { EndMandate } from './use-cases/end-mandate.js';
import { EnterBureauMember } from './use-cases/enter-bureau-member.js';
import { EnterPerson } from './use-cases/enter-person.js';
import { GrantRole } from './use-cases/grant-role.js';
import { ForgetView } from './use-cases/forget-view.js';
import { InviteMember } from './use-cases/invite-member.js';
import { KeepPaper } from './use-cases/keep-paper.js';
import { LeaveFlash } from './use-cases/leave-flash.js';
import { LimitLookups } from './use-cases/limit-lookups.js';
import { MakePasswordLink } from './use-cases/make-password-link.js';
import { RemindOfExpiry } from './use-cases/remind-of-expiry.js';
import { RemoveMember } from './use-cases/remove-member.js';
import { RevokeRole } from './use-cases/revoke-role.js';
import { RevokeToken } from './use-cases/revoke-token.js';
import { SaveView } from './use-cases/save-view.js';
import { SendPasswordLink } from './use-cases/send-password-link.js';
import { SaveOrganisation } from './use-cases/save-organisation.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignOut } from './use-cases/sign-out.js';
import { SignOutElsewhere } from './use-cases/sign-out-elsewhere.js';
import { SignUp } from './use-cases/sign-up.js';
import { AskForOwnership } from './use-cases/ask-for-ownership.js';
import { ChangeMemberRole } from './use-cases/change-member-role.js';
import { DecideOwnership } from './use-cases/decide-ownership.js';
import { ObjectToOwnership } from './use-cases/object-to-ownership.js';
import { RenewInvitation } from './use-cases/renew-invitation.js';
import { WithdrawInvitation } from './use-cases/withdraw-invitation.js';
import { TellMembers } from './use-cases/tell-members.js';
import { AskToJoin } from './use-cases/ask-to-join.js';
import { DecideSameOrganisation } from './use-cases/decide-same-organisation.js';
import { FindSameOrganisations } from './use-cases/find-same-organisations.js';
import { VerifyBankAccount } from './use-cases/verify-bank-account.js';

const USE_CASES = [
  AcceptInvitation,
  ChangeBankAccount,
  ChangePassword,
  CheckPassword,
  ChoosePassword,
  CloseAccount,
  CreateToken,
  DescribePerson,
  DropPaper,
  EndMandate,
  EnterBureauMember,
  EnterPerson,
  ForgetView,
  GrantRole,
  InviteMember,
  KeepPaper,
  LeaveFlash,
  LimitLookups,
  MakePasswordLink,
  RemindOfExpiry,
  RemoveMember,
  RevokeRole,
  RevokeToken,
  SaveOrganisation,
  SaveView,
  SendPasswordLink,
  SignIn,
  SignOut,
  SignOutElsewhere,
  SignUp,
  AskForOwnership,
  ChangeMemberRole,
  DecideOwnership,
  ObjectToOwnership,
  RenewInvitation,
  WithdrawInvitation,
  AskToJoin,
  DecideSameOrganisation,
  FindSameOrganisations,
  VerifyBankAccount,
];

const QUERIES = [
  AccountsToVerify,
  Actors,
  InvitationBySecret,
  MembersOf,
  OrganisationFiles,
  OrganisationLookalikes,
  OrganisationProfiles,
  OwnershipRegister,
  OwnAccount,
  OwnViews,
  PeopleDirectory,
  PersonNames,
  Recipients,
  RoleHolders,
  Visitors,
];

/** People, organisations and roles. Needs the engine's `Commands` and `PersonalMail`, which are provided everywhere. */
@Module({
  imports: [IdentityPersistenceModule],
  providers: [Passwords, TellMembers, ...USE_CASES, ...QUERIES],
  exports: [...USE_CASES, ...QUERIES],
})
export class IdentityModule {}
