import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { IdentityModule } from '#libs/identity';
import { AccountController } from './account.controller.js';
import { AccountsApiController } from './accounts.api.controller.js';
import { BankAccountController } from './bank-account.controller.js';
import { BankAccountsController } from './bank-accounts.controller.js';
import { FileOfOrganisation } from './file/file-of-organisation.js';
import { OrganisationFileApiController } from './file/organisation-file.api.controller.js';
import { OrganisationFileController } from './file/organisation-file.controller.js';
import { ForgottenController } from './forgotten.controller.js';
import { InvitationController } from './invitation.controller.js';
import { MembersController } from './members.controller.js';
import { MembershipController } from './membership.controller.js';
import { OwnershipApiController } from './ownership/ownership.api.controller.js';
import { OwnershipRequestsController } from './ownership/ownership-requests.controller.js';
import { OwnershipController } from './ownership/ownership.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { OrganisationsApiController } from './organisations.api.controller.js';
import { OwnOrganisations } from './own-organisation.js';
import { PasswordController } from './password.controller.js';
import { PeopleApiController } from './people.api.controller.js';
import { PeopleController } from './people.controller.js';
import { PersonController } from './person.controller.js';
import { RoleHistoryController } from './role-history.controller.js';
import { DuplicatesApiController } from './same/duplicates.api.controller.js';
import { DuplicatesController } from './same/duplicates.controller.js';
import { RegisteredOrganisations } from './same/registered-already.js';
import { SignInController } from './sign-in.controller.js';
import { PreviewsModule } from '../previews/previews.module.js';
import { SignUpController } from './sign-up.controller.js';

const ENDPOINTS = [
  AccountsApiController,
  OrganisationFileApiController,
  DuplicatesApiController,
  OwnershipApiController,
  OrganisationsApiController,
  PeopleApiController,
];

const PAGES = [
  AccountController,
  BankAccountController,
  BankAccountsController,
  DuplicatesController,
  ForgottenController,
  InvitationController,
  MembersController,
  MembershipController,
  OrganisationController,
  OrganisationFileController,
  OwnershipController,
  OwnershipRequestsController,
  PasswordController,
  PeopleController,
  PersonController,
  RoleHistoryController,
  SignInController,
  SignUpController,
];

/** Pages and endpoints of people, organisations and roles. */
@Module({
  imports: [ApplicationsModule, CallsModule, IdentityModule, PreviewsModule],
  controllers: [...PAGES, ...ENDPOINTS],
  providers: [FileOfOrganisation, OwnOrganisations, RegisteredOrganisations],
  exports: [OwnOrganisations],
})
export class IdentityWebModule {}
