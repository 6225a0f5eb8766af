import { Injectable } from '@nestjs/common';
import type { ApplicantProfile } from '#libs/applications';
import { OrganisationNotFound, OrganisationProfiles } from '#libs/identity';

/** What identity knows of organisations, as applications freeze it. */
@Injectable()
export class ApplicantProfiles {
  constructor(private readonly profiles: OrganisationProfiles) {}

  /** Throws `OrganisationNotFound`. */
  async of(organisationId: string): Promise<ApplicantProfile> {
    const [profile] = await this.ofAll([organisationId]);
    if (profile) return profile;
    throw new OrganisationNotFound('There is no such organisation.', { organisationId });
  }

  async ofAll(organisationIds: readonly string[]): Promise<readonly ApplicantProfile[]> {
    const found = await this.profiles.ofAll(null, organisationIds);
    // Bank account and version stay behind: neither belongs into an application.
    return found.map(({ id, account: _account, version: _version, ...profile }) => ({
      organisationId: id,
      ...profile,
    }));
  }
}
