import { Injectable } from '@nestjs/common';
import { OrganisationProfiles, type MemberRole, type OrganisationProfile } from '#libs/identity';
import type { FastifyRequest } from 'fastify';
import { NothingHere } from '../http/refusals.js';
import { visitorOf } from '../http/who.js';

export interface OwnOrganisation {
  readonly organisation: OrganisationProfile;
  readonly role: MemberRole;
}

/** The organisations of whoever asks. */
@Injectable()
export class OwnOrganisations {
  constructor(private readonly profiles: OrganisationProfiles) {}

  /** Throws `NothingHere` for an organisation that does not exist and for one that is somebody else's. */
  async of(request: FastifyRequest, organisationId: string): Promise<OwnOrganisation> {
    const { memberships } = visitorOf(request).standing;
    const membership = memberships.find((one) => one.organisationId === organisationId);
    const organisation = membership ? await this.profiles.of(null, organisationId) : null;
    if (!membership || !organisation) throw new NothingHere('There is no such organisation.');
    return { organisation, role: membership.role };
  }

  async all(request: FastifyRequest): Promise<readonly OrganisationProfile[]> {
    const { memberships } = visitorOf(request).standing;
    const profiles = await this.profiles.ofAll(
      null,
      memberships.map(({ organisationId }) => organisationId),
    );
    return profiles.toSorted((left, right) => left.name.localeCompare(right.name));
  }
}
