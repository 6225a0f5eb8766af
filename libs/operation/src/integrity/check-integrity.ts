import { Injectable } from '@nestjs/common';
import { ListedFiles, ReceiptsInBooks } from '#libs/applications';
import { DocumentsInBooks } from '#libs/calls';
import { Verifier } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { StoredFiles } from '../files/stored-files.js';
import { type IntegrityFindings, IntegrityChecks } from './integrity-checks.js';

/** Recomputes every chain, replays every instance, verifies every receipt, compares the kept documents of calls and the lists, and looks for every file, and writes down what it found. */
@Injectable()
export class CheckIntegrity {
  constructor(
    private readonly checks: IntegrityChecks,
    private readonly verifier: Verifier,
    private readonly files: StoredFiles,
    private readonly receipts: ReceiptsInBooks,
    private readonly listed: ListedFiles,
    private readonly documents: DocumentsInBooks,
    private readonly ids: Ids,
  ) {}

  /** Runs the next check that was asked for; null where there is none. Begun twice, it finds the same. */
  async next(): Promise<IntegrityFindings | null> {
    const id = await this.checks.take();
    return id === null ? null : this.carriedOut(id);
  }

  /** Runs one now, for a command that waits for it. */
  async now(): Promise<IntegrityFindings> {
    return this.carriedOut(await this.checks.begin(this.ids.next(), 'minha verify'));
  }

  private async carriedOut(id: string): Promise<IntegrityFindings> {
    const verified = await this.verifier.verify((instances) => this.checks.progress(id, instances));
    const listed = (await this.listed.differing()).map(({ id: instanceId, what: message }) => ({
      instanceId,
      seq: null,
      code: 'listedOtherwise' as const,
      message,
    }));
    const documents = (await this.documents.differing()).map(({ callId, ...deviation }) => ({
      instanceId: callId,
      ...deviation,
    }));
    const discrepancies = [...verified.discrepancies, ...documents, ...listed];
    const found = { ...verified, discrepancies, ...(await this.files.look()), ...(await this.receipts.check()) };
    await this.checks.finish(id, found);
    return found;
  }
}
