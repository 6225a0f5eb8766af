import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

export interface AccountToVerify {
  readonly organisationId: string;
  readonly organisation: string;
  readonly accountId: string;
  readonly holder: string;
  readonly bank: string;
  readonly rib: string;
  readonly since: Date;
  readonly enteredBy: string;
  /** Other organisations that name the same account: a case for a human. */
  readonly sharedWith: readonly string[];
}

/** Bank accounts that nobody has compared with the bank's attestation yet, the oldest first. */
@Injectable()
export class AccountsToVerify {
  constructor(private readonly database: Database) {}

  list(limit: number): Promise<AccountToVerify[]> {
    return this.database.query(
      `select a.organisation_id as "organisationId", o.name as organisation, a.id as "accountId", a.holder, a.bank, a.rib,
         a.since, p.name as "enteredBy",
         (select coalesce(json_agg(distinct other.name), '[]'::json)
            from bank_account b join organisation other on other.id = b.organisation_id
            where b.rib = a.rib and b.organisation_id <> a.organisation_id) as "sharedWith"
       from bank_account a join organisation o on o.id = a.organisation_id join person p on p.id = a.entered_by
       where a.ended_at is null and a.verified_at is null
       order by a.since, a.id limit $1`,
      [limit],
    );
  }
}
