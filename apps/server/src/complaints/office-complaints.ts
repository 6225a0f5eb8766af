import { Injectable } from '@nestjs/common';
import { ComplaintsOfFile, type ComplaintShown } from '#libs/complaints';
import { Engine } from '#libs/engine';
import type { Action } from '#libs/workflow';
import type { FastifyRequest } from 'fastify';
import { type OfficerFile, OfficerFiles } from '../eligibility/officer-files.js';
import { NothingHere } from '../http/refusals.js';

export interface OfficeComplaint extends OfficerFile {
  readonly complaint: ComplaintShown;
  /** What may be done with it now, and why not, from the same facts as the commands gather. */
  readonly actions: readonly Action[];
}

/** Opens the newest complaint of a file for the office; a file without one has nothing here. */
@Injectable()
export class OfficeComplaints {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly complaints: ComplaintsOfFile,
    private readonly engine: Engine,
  ) {}

  async open(request: FastifyRequest, id: string): Promise<OfficeComplaint> {
    const opened = await this.officerFiles.open(request, id);
    const { complaints, deciders } = await this.complaints.of(id);
    const complaint = complaints.at(-1);
    if (!complaint) throw new NothingHere('Nobody complained about this file.');
    const given = { deciders: [...deciders], isOpen: !opened.file.states.includes('rejected') };
    return { ...opened, complaint, actions: await this.engine.explain(complaint.id, opened.actor, given) };
  }
}
