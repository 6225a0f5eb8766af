import { Injectable } from '@nestjs/common';
import type { FileFacts } from '#libs/eligibility';
import { NothingHere } from '../http/refusals.js';
import { fileFacts } from './file-facts.js';
import { type OfficerFile, OfficerFiles } from './officer-files.js';

/** Gathers, in one place for page and API, what a check is shown and keeps. */
@Injectable()
export class FactsOfFile {
  constructor(private readonly officerFiles: OfficerFiles) {}

  async of(opened: OfficerFile): Promise<FileFacts> {
    const [submitted, history, otherApplications] = await Promise.all([
      this.officerFiles.submissionOf(opened),
      this.officerFiles.historyOf(opened),
      this.officerFiles.otherFilesOf(opened),
    ]);
    // In an open call both parts are in the submission of the concept note.
    const found = submitted ?? (await this.officerFiles.submissionOf(opened, 'conceptNote'));
    if (!found) throw new NothingHere('Nothing was submitted that could be checked.');
    return fileFacts({ call: opened.call, submitted: found, history, otherApplications });
  }
}
