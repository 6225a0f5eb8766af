import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiTokenRow } from './api-token.row.js';
import { AttemptCountRow } from './attempt-count.row.js';
import { Attempts } from './attempts.js';
import { BankAccountRow } from './bank-account.row.js';
import { BankAccounts } from './bank-accounts.js';
import { BureauMemberRow } from './bureau-member.row.js';
import { InvitationRow } from './invitation.row.js';
import { Invitations } from './invitations.js';
import { MembershipRow } from './membership.row.js';
import { Memberships } from './memberships.js';
import { OrganisationDocumentRow } from './organisation-document.row.js';
import { OrganisationPairDecisionRow, OrganisationPairRow } from './organisation-pair.row.js';
import { OrganisationPairs } from './organisation-pairs.js';
import { OrganisationPapers } from './organisation-papers.js';
import { OrganisationRow } from './organisation.row.js';
import { Organisations } from './organisations.js';
import { OwnershipRequestRow } from './ownership-request.row.js';
import { OwnershipRequests } from './ownership-requests.js';
import { PasswordLinkRow } from './password-link.row.js';
import { PasswordLinks } from './password-links.js';
import { People } from './people.js';
import { PersonRow } from './person.row.js';
import { RoleGrantRow } from './role-grant.row.js';
import { RoleGrants } from './role-grants.js';
import { SavedViewRow } from './saved-view.row.js';
import { SavedViews } from './saved-views.js';
import { SessionRow } from './session.row.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

const ROWS = [
  ApiTokenRow,
  AttemptCountRow,
  BankAccountRow,
  BureauMemberRow,
  InvitationRow,
  MembershipRow,
  OrganisationDocumentRow,
  OrganisationPairDecisionRow,
  OrganisationPairRow,
  OrganisationRow,
  OwnershipRequestRow,
  PasswordLinkRow,
  PersonRow,
  RoleGrantRow,
  SavedViewRow,
  SessionRow,
];

const REPOSITORIES = [
  Attempts,
  BankAccounts,
  Invitations,
  Memberships,
  OrganisationPairs,
  OrganisationPapers,
  Organisations,
  OwnershipRequests,
  PasswordLinks,
  People,
  RoleGrants,
  SavedViews,
  Sessions,
  Tokens,
];

@Module({ imports: [TypeOrmModule.forFeature(ROWS)], providers: REPOSITORIES, exports: REPOSITORIES })
export class IdentityPersistenceModule {}
