import { Injectable } from '@nestjs/common';
import type { ApplicantProfile } from '#libs/applications';
import { OrganisationFiles, OrganisationNotFound, OrganisationProfiles, type OrganisationFile } from '#libs/identity';

/** What identity knows of organisations, as applications freeze it. */
@Injectable()
export class ApplicantProfiles {
  constructor(
    private readonly profiles: OrganisationProfiles,
    private readonly files: OrganisationFiles,
  ) {}

  /** Throws `OrganisationNotFound`. */
  async of(organisationId: string): Promise<ApplicantProfile> {
    const [profile] = await this.ofAll([organisationId]);
    if (profile) return { ...profile, file: frozen(await this.files.of(organisationId)) };
    throw new OrganisationNotFound('There is no such organisation.', { organisationId });
  }

  async ofAll(organisationIds: readonly string[]): Promise<readonly ApplicantProfile[]> {
    const found = await this.profiles.ofAll(null, organisationIds);
    // Bank account and version stay behind: neither belongs into an application.
    return found.map(({ id, account: _account, version: _version, sameAs, ...profile }) => ({
      organisationId: id,
      ...profile,
      ...(sameAs === null ? {} : { replacedBy: sameAs }),
    }));
  }
}

/** What an application says of the papers: their content stays where it is, known by its hash. */
function frozen({ bureau, documents }: OrganisationFile): NonNullable<ApplicantProfile['file']> {
  return {
    bureau: bureau.map(({ name, function: inBureau, mandateEnds }) => ({ name, function: inBureau, mandateEnds })),
    documents: documents.map(({ kind, name, sha256, validUntil }) => ({ kind, name, sha256, validUntil })),
  };
}
