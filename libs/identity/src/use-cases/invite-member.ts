import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { Database, isLang, PersonalMail, type Tx } from '#libs/platform';
import { acceptedEmail } from '../domain/accepted-password.js';
import { mayBind, OrganisationNotFound } from '../domain/organisation.js';
import { mayGive } from '../domain/ownership.js';
import { NotAllowed } from '../domain/roles.js';
import type { MemberRole } from '../domain/standing.js';
import { Invitations } from '../persistence/invitations.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';
import { People } from '../persistence/people.js';
import { newSecret } from '../secrets/secret.js';

const VALID_MS = 14 * 24 * 60 * 60 * 1_000;

export interface InviteMemberCommand extends Command {
  readonly organisationId: string;
  readonly email: string;
  readonly role: MemberRole;
}

export interface Invited {
  readonly invitationId: string;
  /** Opens the invitation; shown once, to whoever invites. */
  readonly secret: string;
  readonly expiresAt: Date;
}

interface Letter {
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly by: string;
  readonly expiresAt: Date;
}

/** Makes a link, and sends it, with which one person, signed in under that address, joins the organisation. An older one ends. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly memberships: Memberships,
    private readonly invitations: Invitations,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly mail: PersonalMail,
  ) {}

  execute({ by, organisationId, email, role }: InviteMemberCommand): Promise<Invited> {
    const address = acceptedEmail(email);
    return this.database.transaction(async (tx) => {
      const own = await this.memberships.roleOf(tx, organisationId, by.id);
      if (own === null) throw new OrganisationNotFound('There is no such organisation.');
      if (!mayBind(own) || !mayGive(own, role)) throw new NotAllowed(`${own} does not invite as ${role}.`);
      const invitedAt = this.clock.now();
      await this.invitations.withdraw(tx, { organisationId, email: address, at: invitedAt });
      const secret = newSecret('');
      const expiresAt = new Date(invitedAt.getTime() + VALID_MS);
      const id = this.ids.next();
      await this.invitations.add(tx, {
        id,
        tokenHash: secret.hash,
        organisationId,
        email: address,
        role,
        invitedBy: by.id,
        invitedAt,
        expiresAt,
      });
      const letter = { id, organisationId, email: address, role, by: by.id, expiresAt };
      await this.write(tx, letter, secret.text);
      return { invitationId: id, secret: secret.text, expiresAt };
    });
  }

  /** In the language of whoever is invited where it is known, otherwise in that of whoever invites. */
  private async write(tx: Tx, letter: Letter, secret: string): Promise<void> {
    const invited = await this.people.byEmail(tx, letter.email);
    const inviter = await this.people.byId(tx, letter.by);
    const organisation = await this.organisations.of(tx, letter.organisationId);
    const language = invited?.language ?? inviter?.language ?? '';
    await this.mail.send(tx, {
      cause: `invitation ${letter.id}`,
      template: 'invitation',
      // Somebody without an account has no id yet: the invitation stands for them.
      to: { personId: invited?.id ?? letter.id, address: letter.email, language: isLang(language) ? language : 'fr' },
      path: `/invitations/${secret}`,
      params: {
        invitedBy: inviter?.name ?? '',
        organisation: organisation?.name ?? '',
        role: letter.role,
        expiresAt: letter.expiresAt.toISOString(),
      },
    });
  }
}
