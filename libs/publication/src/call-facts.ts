import { Injectable } from '@nestjs/common';
import { type Call, callFindings, shortNotice, wallClockOf } from '#libs/calls';
import { Clock, type JsonObject } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';

/** What the guards of a call are told: gathered here only, so that a page explains what the command will check. */
@Injectable()
export class CallFacts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `faults`, `shortNotice` and `openGrants` for `engine.explain` and `send`. */
  async of(tx: Tx | null, call: Call): Promise<JsonObject> {
    return {
      faults: callFindings(call.file).map(({ path }) => path.join('.')),
      shortNotice: this.shortNoticeOf(call),
      openGrants: await this.openGrants(tx, call.id),
    };
  }

  /** R02, counted from today where the call is not published yet: the names of the dates that come too soon. */
  private shortNoticeOf(call: Call): string[] {
    const dates = { ...call.file.dates, ...Object.fromEntries(call.dates()) };
    const today = wallClockOf(call.publishedAt ?? this.clock.now(), call.zone).local;
    const publicationDate = today > dates.publicationDate ? today : dates.publicationDate;
    return shortNotice({ ...call.file, dates: { ...dates, publicationDate } }).map(({ path }) => String(path.at(-1)));
  }

  /** Codes of grants under contract that are not closed yet. */
  private async openGrants(tx: Tx | null, callId: string): Promise<string[]> {
    const rows: { code: string }[] = tx
      ? await tx.query(OPEN_GRANTS, [callId])
      : await this.database.query(OPEN_GRANTS, [callId]);
    return rows.map(({ code }) => code);
  }
}

const OPEN_GRANTS = `
select coalesce(a.code, i.id::text) as code
from workflow_instance i
left join application a on a.id = i.id
where i.call_id = $1 and i.subject = 'grant'
  and i.state not in ('closed', 'withdrawn', 'rejected', 'lapsed', 'terminated')
order by 1`;
