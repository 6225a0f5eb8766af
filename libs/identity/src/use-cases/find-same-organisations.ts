import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#libs/kernel';
import { Database } from '#libs/platform';
import { type Comparable, suspectedPairs } from '../domain/same-organisation.js';

/** Puts organisations that may be one before the office, each two of them once; what was decided stays decided. */
@Injectable()
export class FindSameOrganisations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(): Promise<void> {
    const organisations = await this.database.query<Comparable>(COMPARABLE);
    const foundAt = this.clock.now();
    const pairs = suspectedPairs(organisations).map((pair) => ({ id: this.ids.next(), ...pair }));
    if (pairs.length === 0) return;
    await this.database.query(
      `insert into organisation_pair (id, first_id, second_id, signs, found_at)
       select p.id, p."firstId", p."secondId", array(select json_array_elements_text(p.signs)), $2
       from json_to_recordset($1::json) as p(id uuid, "firstId" uuid, "secondId" uuid, signs json)
       on conflict on constraint uq_organisation_pair do update set signs = excluded.signs`,
      [JSON.stringify(pairs), foundAt],
    );
  }
}

/** One that another stands for already is not compared again. */
const COMPARABLE = `
select o.id, o.name, o.name_ar as "nameAr", o.ice, o.receipt_number as "receiptNumber", o.region, a.rib
from organisation o left join bank_account a on a.organisation_id = o.id and a.ended_at is null
where o.same_as is null`;
