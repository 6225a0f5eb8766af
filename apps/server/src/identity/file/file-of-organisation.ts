import { Injectable } from '@nestjs/common';
import { MyApplications, type MyApplication } from '#libs/applications';
import { type FilePart, type OrganisationFile, OrganisationFiles, partsOf } from '#libs/identity';
import type { FastifyRequest } from 'fastify';
import { OwnOrganisations, type OwnOrganisation } from '../own-organisation.js';

/** The file of one's organisation: how each part stands, and which open applications use it. */
export interface OpenedFile extends OwnOrganisation {
  readonly content: OrganisationFile;
  readonly parts: readonly FilePart[];
  readonly openApplications: readonly MyApplication[];
}

const OVER = ['withdrawn', 'rejected', 'lapsed', 'closed', 'terminated'];
const MOROCCAN_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' });

/** Opens the file of an organisation for its members, for page and API alike. */
@Injectable()
export class FileOfOrganisation {
  constructor(
    private readonly own: OwnOrganisations,
    private readonly files: OrganisationFiles,
    private readonly applications: MyApplications,
  ) {}

  /** Throws `NothingHere` for an organisation that is not the reader's. */
  async open(request: FastifyRequest, organisationId: string): Promise<OpenedFile> {
    const { organisation, role } = await this.own.of(request, organisationId);
    const [content, applications] = await Promise.all([
      this.files.of(organisationId),
      this.applications.of([organisationId]),
    ]);
    const { receipt, foundedOn, account } = organisation;
    const isAccountVerified = account ? account.verifiedAt !== null : null;
    const known = { ...content, receipt, foundedOn, isAccountVerified };
    return {
      organisation,
      role,
      content,
      parts: partsOf(known, MOROCCAN_DAY.format(request.arrivedAt)),
      openApplications: applications.filter(({ state }) => !OVER.includes(state)),
    };
  }
}
