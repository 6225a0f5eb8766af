import { Injectable } from '@nestjs/common';
import { Engine } from '#libs/engine';
import type { Actor, Role } from '#libs/kernel';
import { isOpen, ReportFile, type ReportFileView, reportFacts } from '#libs/reporting';
import type { Action } from '#libs/workflow';
import type { FastifyRequest } from 'fastify';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';

/** A report as one person sees it. */
export interface OpenedReport {
  readonly actor: Actor;
  readonly file: ReportFileView;
  readonly reader: 'office' | 'grantee';
  /** Whether this person may write in it now. */
  readonly isWritable: boolean;
}

/** Who of the office sees reports. */
export const REPORT_READERS = ['officer', 'financeOfficer', 'authority', 'auditor'] as const satisfies readonly Role[];

/** Opens reports for the grantee and for the office; everybody else is told that nothing is there. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly access: Access,
    private readonly reports: ReportFile,
    private readonly engine: Engine,
  ) {}

  async open(request: FastifyRequest, id: string): Promise<OpenedReport> {
    const { actor, subject } = await this.access.to(request, id);
    const isOwn = actor.roles.includes('applicant');
    const mayRead = subject === 'report' && (isOwn || REPORT_READERS.some((role) => actor.roles.includes(role)));
    if (!mayRead) throw new NothingHere('Not a report of this person.');
    const file = await this.reports.of(id);
    return { actor, file, reader: isOwn ? 'grantee' : 'office', isWritable: isOwn && isOpen(file.states) };
  }

  /** Refuses documents that were not handed in to everybody who does not write the report. */
  mustBeOpenTo({ file, reader }: OpenedReport, documentId: string): void {
    const handedIn = file.submissions.flatMap(({ content }) => content.documents);
    if (reader === 'grantee' || handedIn.some(({ id }) => id === documentId)) return;
    throw new NothingHere('The document was not handed in.');
  }

  /** The same for those who write it, while it is open; for everybody else there is nothing to be written. */
  async openToWrite(request: FastifyRequest, id: string): Promise<OpenedReport> {
    const opened = await this.open(request, id);
    if (!opened.isWritable) throw new NothingHere('Nothing is written in this report now.');
    return opened;
  }

  /** What may be done with the report now, and why not: with the same facts as the command gathers. */
  actionsOn({ actor, file }: OpenedReport): Promise<readonly Action[]> {
    return this.engine.explain(file.material.report.id, actor, reportFacts(file));
  }
}
