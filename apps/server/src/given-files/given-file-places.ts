import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type DocumentSet, isDocumentSet, pagesAsking, setsOpenFor, UploadDocument } from '#libs/applications';
import { type Call, FORMATS } from '#libs/calls';
import { KeepPaper, mayDescribe, PAPER_LIMITS } from '#libs/identity';
import { UploadReportDocument } from '#libs/reporting';
import { ApplicantFiles } from '../applications/applicant-files.js';
import { pageOfDocument } from '../applications/page-of-document.js';
import { said } from '../calls/said.js';
import { NothingHere } from '../http/refusals.js';
import { actorOf } from '../http/who.js';
import { fileKind } from '../identity/file/organisation-file.schema.js';
import { OwnOrganisations } from '../identity/own-organisation.js';
import { ReportFiles } from '../reporting/report-files.js';
import type { GivenFilePlace } from './given-file-place.js';

const MEGABYTE = 1_000_000;

/** Opens the places that ask for a file: those of applications, of reports and of an organisation's own file. */
@Injectable()
export class GivenFilePlaces {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly reportFiles: ReportFiles,
    private readonly own: OwnOrganisations,
    private readonly uploadDocument: UploadDocument,
    private readonly uploadReportDocument: UploadReportDocument,
    private readonly keepPaper: KeepPaper,
  ) {}

  /** Throws `NothingHere` where nothing is asked for, and for the places of somebody else. */
  open(request: FastifyRequest, place: string): Promise<GivenFilePlace> {
    const [root = '', id = '', ...rest] = place.split('/');
    const [first = '', second = ''] = rest;
    if (root === 'applications' && rest.length === 2)
      return this.inApplication(request, id, { set: first, kind: second });
    if (root === 'reports' && rest.length === 1) return this.inReport(request, id, first);
    if (root === 'organisations' && rest.length === 1) return this.inOrganisation(request, id, first);
    return Promise.reject(new NothingHere('Nothing is asked for there.'));
  }

  private async inApplication(
    request: FastifyRequest,
    id: string,
    { set, kind }: { readonly set: string; readonly kind: string },
  ): Promise<GivenFilePlace> {
    const { actor, file, call } = await this.applicantFiles.open(request, id);
    if (!isDocumentSet(set) || !setsOpenFor(file, kind, pagesAsking(call, kind)).includes(set)) throw notAsked();
    const asked = set === 'clarification' ? withAnswer(kind) : askedIn(call, set).find((one) => one.kind === kind);
    if (!asked) throw notAsked();
    const where = { applicationId: file.id, set, kind };
    return {
      actor,
      organisationId: file.organisationId,
      title: (view) => (asked.title ? said(view, asked.title) : view.t('applications.documents.withAnswer')),
      limits: asked,
      back: pageOfDocument(call, where),
      asksValidity: false,
      take: (command, { storageKey, ...chosen }) =>
        this.uploadDocument.execute({ ...command, ...where, ...chosen }, { storageKey }),
    };
  }

  private async inReport(request: FastifyRequest, reportId: string, kind: string): Promise<GivenFilePlace> {
    const { actor, file } = await this.reportFiles.openToWrite(request, reportId);
    const asked = file.draft.asked.find((one) => one.kind === kind);
    if (!asked) throw notAsked();
    return {
      actor,
      organisationId: file.material.report.organisationId,
      title: (view) => said(view, asked.title),
      limits: asked,
      back: `/reports/${reportId}/documents`,
      asksValidity: false,
      take: (command, { storageKey, ...chosen }) =>
        this.uploadReportDocument.execute({ ...command, reportId, kind, ...chosen }, { storageKey }),
    };
  }

  private async inOrganisation(request: FastifyRequest, id: string, asked: string): Promise<GivenFilePlace> {
    const { organisation, role } = await this.own.of(request, id);
    const { data: kind } = fileKind.safeParse(asked);
    if (!kind || !mayDescribe(role)) throw notAsked();
    const organisationId = organisation.id;
    return {
      actor: actorOf(request, { organisationId }),
      organisationId,
      title: (view) => view.t(`orgfile.part.${kind}`),
      limits: { formats: [...PAPER_LIMITS.formats], maxMegabytes: PAPER_LIMITS.maxBytes / MEGABYTE },
      back: `/organisations/${organisationId}/file/${kind}`,
      asksValidity: true,
      take: (command, { storageKey, ...chosen }) =>
        this.keepPaper.execute({ ...command, organisationId, kind, ...chosen }, { storageKey }),
    };
  }
}

function notAsked(): NothingHere {
  return new NothingHere('Nothing is asked for there.');
}

/** What may come with the answer to a question of the office: the call says nothing about it. */
function withAnswer(kind: string) {
  return kind === 'answer' ? { title: null, formats: [...FORMATS], maxMegabytes: 20 } : undefined;
}

function askedIn(call: Call, set: Exclude<DocumentSet, 'clarification'>) {
  return set === 'legalFile' ? call.documents(set) : call.allDocuments(set);
}
