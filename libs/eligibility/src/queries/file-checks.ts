import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Clarification } from '../domain/clarification.js';
import type { DecidedCheck } from '../persistence/checks.js';

/** The checks and questions of one file, oldest first. */
export interface FileChecksView {
  readonly checks: readonly DecidedCheck[];
  readonly clarifications: readonly Clarification[];
}

@Injectable()
export class FileChecks {
  constructor(private readonly database: Database) {}

  async of(grantId: string): Promise<FileChecksView> {
    const [checks, clarifications] = await Promise.all([
      this.database.query<DecidedCheck>(
        `select c.id, c.grant_id as "grantId", c.kind, c.outcome, c.lines, c.facts, c.reason_code as "reasonCode",
           c.reason, c.decided_at as "decidedAt", c.decided_by as "decidedBy"
         from eligibility_check c where c.grant_id = $1 order by c.decided_at, c.id`,
        [grantId],
      ),
      this.clarificationsOf(grantId),
    ]);
    return { checks, clarifications };
  }

  clarificationsOf(grantId: string): Promise<readonly Clarification[]> {
    return this.database.query<Clarification>(
      `select c.id, c.grant_id as "grantId", c.question, c.requested_at as "requestedAt", c.requested_by as "requestedBy",
         c.opened, c.answer, c.answered_at as "answeredAt", c.answered_by as "answeredBy"
       from clarification c where c.grant_id = $1 order by c.requested_at, c.id`,
      [grantId],
    );
  }
}
