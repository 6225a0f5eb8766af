import { Injectable } from '@nestjs/common';
import { type Call, Calls, type HandedIn } from '#libs/calls';
import { Database, type Tx } from '#libs/platform';
import { openStages } from '../domain/stage.js';

/** A file, as far as it matters for what its call asks of it. */
interface FileOfCall {
  readonly id: string;
  readonly callId: string;
  readonly states: readonly string[];
}

/**
 * The call as a file reads it: a part that is still written asks with the form of today; one that is not any more has the
 * form that it was handed in with, whatever was corrected since.
 */
@Injectable()
export class CallsOfFiles {
  constructor(
    private readonly calls: Calls,
    private readonly database: Database,
  ) {}

  async of(tx: Tx | null, file: FileOfCall): Promise<Call> {
    const call = await this.calls.of(tx, file.callId);
    if ((await this.calls.documentsOf(tx, call)).length === 1) return call;
    const rows = await (tx
      ? tx.query<HandedIn[]>(HANDED_IN, [file.id])
      : this.database.query<HandedIn>(HANDED_IN, [file.id]));
    const open = openStages(file.states);
    return this.calls.asHandedIn(
      tx,
      file.callId,
      rows.filter(({ stage }) => !open.includes(stage)),
    );
  }
}

const HANDED_IN = `
select distinct on (s.stage) s.stage, (s.content #>> '{call,revision}')::int as revision
from submission s where s.application_id = $1 order by s.stage, s.n desc`;
