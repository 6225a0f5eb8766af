import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type OfficerFile, OfficerFiles } from '../eligibility/officer-files.js';
import { NothingHere } from '../http/refusals.js';

/** Opens files for those who audit them; for everybody else, and for a draft that was never submitted, there is nothing. */
@Injectable()
export class AuditedFiles {
  constructor(private readonly officerFiles: OfficerFiles) {}

  async open(request: FastifyRequest, id: string): Promise<OfficerFile> {
    const opened = await this.officerFiles.open(request, id);
    if (!opened.actor.roles.includes('auditor')) throw new NothingHere('Not an auditor of this file.');
    return opened;
  }
}
