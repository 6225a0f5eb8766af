import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  ApplicationFile,
  type ApplicationFileView,
  CallsOfFiles,
  DocumentsOfFile,
  FileHistory,
  FilesOfOrganisation,
  type HistoryLine,
  Submitted,
  type SubmittedView,
} from '#libs/applications';
import type { Call } from '#libs/calls';
import { Engine } from '#libs/engine';
import type { Actor, Role } from '#libs/kernel';
import { type Action, procedureFrom } from '#libs/workflow';
import { correctedVersionIn } from './corrected-version.js';
import { type ProcedureOfFile, procedureOfFile } from '../applications/procedure-of-file.js';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';

/** A submitted file as the office sees it. */
export interface OfficerFile {
  readonly actor: Actor;
  readonly file: ApplicationFileView & { readonly code: string };
  readonly call: Call;
}

/** Officers work on files; auditors read everything and change nothing. */
const READERS: readonly Role[] = ['officer', 'auditor', 'authority', 'chair', 'secretary'];

export function mayReadInOffice({ roles }: Actor): boolean {
  return READERS.some((role) => roles.includes(role));
}

/** Opens files for the office. A draft that was never submitted is its writers' own and does not exist here. */
@Injectable()
export class OfficerFiles {
  constructor(
    private readonly access: Access,
    private readonly files: ApplicationFile,
    private readonly calls: CallsOfFiles,
    private readonly engine: Engine,
    private readonly history: FileHistory,
    private readonly submitted: Submitted,
    private readonly documents: DocumentsOfFile,
    private readonly siblings: FilesOfOrganisation,
  ) {}

  async open(request: FastifyRequest, id: string): Promise<OfficerFile> {
    const { actor, subject } = await this.access.to(request, id, { forJudges: true });
    if (subject !== 'grant' || !mayReadInOffice(actor)) throw new NothingHere('Not a file of this person.');
    const file = await this.files.of(id);
    const { code } = file;
    if (code === null) throw new NothingHere('The application was never submitted.');
    return { actor, file: { ...file, code }, call: await this.calls.of(null, file) };
  }

  /** What may be done with the file now, and why not. */
  async actionsOn({ actor, file }: OfficerFile): Promise<readonly Action[]> {
    const missing = await this.documents.missingInLegalFile(file.id);
    return this.engine.explain(file.id, actor, { legalFileMissing: missing.map(({ kind }) => kind) });
  }

  /** The way of an application up to its award; what comes after that is shown on the page of the grant. */
  procedureOf({ file }: OfficerFile): Promise<ProcedureOfFile> {
    return procedureOfFile(this.engine, file.id, (machine) =>
      procedureFrom(machine, machine.start.target ?? '', 'award.awarded'),
    );
  }

  historyOf({ file }: OfficerFile): Promise<readonly HistoryLine[]> {
    return this.history.of(file.id);
  }

  /** The newest submission of the part that is being checked or scored; null while only an older part was submitted. */
  submissionOf({ file }: OfficerFile, stage: ApplicationFileView['stage'] = file.stage): Promise<SubmittedView | null> {
    return this.submitted.latest(file.id, stage);
  }

  /** The versions that stood before a correction: an earlier one was never read by anybody here. */
  async beforeCorrections(
    { id }: Pick<ApplicationFileView, 'id'>,
    submitted: readonly SubmittedView[],
  ): Promise<readonly SubmittedView[]> {
    const history = await this.history.of(id);
    const corrected = history.flatMap(({ event, payload }) => correctedVersionIn(event, payload) ?? []);
    const before = await Promise.all(
      submitted
        .filter((one) => corrected.includes(one.id))
        .map(({ stage, n }) => this.submitted.version(id, stage, n - 1)),
    );
    return before.filter((one) => one !== null);
  }

  otherFilesOf({ file }: OfficerFile): Promise<readonly string[]> {
    return this.siblings.others(file.id);
  }
}

/** Nobody opens an application before its deadline: until then it is still the applicant's (PRAG 6.5.9). */
export function isOpened(file: Pick<ApplicationFileView, 'states'>): boolean {
  return !file.states.some((state) => state.startsWith('submitted.'));
}
