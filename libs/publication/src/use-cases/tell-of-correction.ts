import { Injectable } from '@nestjs/common';
import { Calls, FormCorrections, type SubmissionDeadline } from '#libs/calls';
import { Notices, type Tx } from '#libs/platform';
import { correctedParts } from '../form-correction.js';

/** How many files are told in one transaction. */
const PORTION = 500;

interface News {
  readonly callId: string;
  readonly correctionId: string;
  /** The last file that was told so far. */
  readonly after: string | null;
}

/** Tells the people of every file that is still written that its form was corrected, portion by portion. */
@Injectable()
export class TellOfCorrection {
  constructor(
    private readonly calls: Calls,
    private readonly corrections: FormCorrections,
    private readonly notices: Notices,
  ) {}

  /** Answers the last file that was told; null where none is left. */
  async execute(tx: Tx, { callId, correctionId, after }: News): Promise<string | null> {
    const made = (await this.corrections.madeOf(callId)).find(({ id }) => id === correctionId);
    if (!made) throw new Error(`The correction ${correctionId} was not made.`);
    const before = await this.calls.atRevision(tx, callId, made.basedOn);
    const deadlines = correctedParts(before, made.file).map(({ stage }) => before.deadlineNameOf(stage));
    const files = await this.waiting(tx, callId, deadlines, after);
    await this.notices.sendAll(
      tx,
      files.map((instanceId) => ({
        cause: `form-correction ${correctionId}`,
        template: 'formCorrected',
        instanceId,
        to: ['applicant'],
        path: `/applications/${instanceId}/form-changes`,
        params: { reason: made.reason },
      })),
    );
    return files.length < PORTION ? null : (files.at(-1) ?? null);
  }

  /** Files whose corrected part may still be written: those that wait for its deadline. */
  private async waiting(tx: Tx, callId: string, deadlines: readonly SubmissionDeadline[], after: string | null) {
    const rows: { id: string }[] = await tx.query(WAITING, [callId, [...new Set(deadlines)], after, PORTION]);
    return rows.map(({ id }) => id);
  }
}

const WAITING = `
select i.id from workflow_instance i
where i.call_id = $1 and i.subject = 'grant' and ($3::uuid is null or i.id > $3)
  and exists (select from deadlines_in(i.deadlines) d where d.name = any($2))
order by i.id limit $4`;
