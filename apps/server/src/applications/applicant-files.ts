import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApplicationFile, type ApplicationFileView, CallsOfFiles, homedPages } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { Actor } from '#libs/kernel';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';

/** An application as its own people see it. */
export interface ApplicantFile {
  readonly actor: Actor;
  readonly file: ApplicationFileView;
  /** What is written asks with the form of today; what was handed in has the form it was handed in with. */
  readonly call: Call;
}

/** Opens applications for the people of the organisation that owns them; everybody else is told that nothing is there. */
@Injectable()
export class ApplicantFiles {
  constructor(
    private readonly access: Access,
    private readonly files: ApplicationFile,
    private readonly calls: CallsOfFiles,
  ) {}

  async open(request: FastifyRequest, id: string): Promise<ApplicantFile> {
    const { actor, subject } = await this.access.to(request, id);
    if (subject !== 'grant' || !actor.roles.includes('applicant')) throw new NothingHere('Not a file of this person.');
    const file = await this.files.of(id);
    const call = await this.calls.of(null, file);
    return { actor, file: { ...file, pages: homedPages(call, file.pages) }, call };
  }
}
