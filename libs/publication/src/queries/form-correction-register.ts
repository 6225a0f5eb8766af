import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';

/** A correction of the forms of a call, as the office reads it. */
export interface FormCorrectionRead {
  readonly id: string;
  readonly reason: string;
  /** Null where the installation itself did it. */
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  /** Null while it waits for a second person. */
  readonly outcome: 'made' | 'setAside' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** Who corrected the forms of a call, when and why. */
@Injectable()
export class FormCorrectionRegister {
  constructor(private readonly reads: Reads) {}

  /** Newest first. */
  of(callId: string): Promise<readonly FormCorrectionRead[]> {
    return this.reads.query<FormCorrectionRead>(SQL, [callId]);
  }
}

const SQL = `
select f.id, f.reason, p.name as "proposedBy", f.proposed_at as "proposedAt", f.outcome, d.name as "decidedBy",
  f.decided_at as "decidedAt"
from form_correction f
left join person p on p.id::text = f.proposed_by
left join person d on d.id::text = f.decided_by
where f.call_id = $1
order by f.proposed_at desc, f.id desc`;
