import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database, formatsIn, isLang, PersonalMail } from '#libs/platform';
import { REMINDER_DAYS, reminderDue } from '../domain/organisation-file.js';
import { localDate } from './sign-in-facts.js';

interface Ending {
  readonly id: string;
  readonly part: string;
  readonly until: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly personId: string;
  readonly address: string;
  readonly language: string;
}

/**
 * Tells those who write for an organisation that something of its file ends: once 30 and once 7 days before, and not
 * where a newer one is there. How often it is asked changes nothing: a mail is known by its cause.
 */
@Injectable()
export class RemindOfExpiry {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mail: PersonalMail,
  ) {}

  async execute(): Promise<void> {
    const today = localDate(this.clock.now());
    for (const ending of await this.database.query<Ending>(ENDING, [today, REMINDER_DAYS[0]])) {
      const days = reminderDue(ending.until, today);
      if (days !== null) await this.tell(ending, days);
    }
  }

  private tell(ending: Ending, days: number): Promise<void> {
    const { id, part, until, organisationId, organisation, personId, address, language } = ending;
    const lang = isLang(language) ? language : 'fr';
    return this.database.transaction((tx) =>
      this.mail.send(tx, {
        cause: `expiry ${id} ${String(days)}`,
        template: 'fileExpires',
        to: { personId, address, language: lang },
        path: `/organisations/${organisationId}/file`,
        params: { part, until: formatsIn(lang).day(until), organisation },
      }),
    );
  }
}

const ENDING = `
select e.id, e.part, e.until::text, o.id as "organisationId", o.name as organisation,
  p.id as "personId", p.email as address, p.language
from (
  select d.id, d.organisation_id, d.kind as part, d.valid_until as until from organisation_document d where d.ended_at is null
  union all
  select b.id, b.organisation_id, 'bureau', b.mandate_ends from bureau_member b where b.ended_at is null
) e
join organisation o on o.id = e.organisation_id
join membership m on m.organisation_id = o.id and m.ended_at is null and m.role in ('owner', 'signatory', 'editor')
join person p on p.id = m.person_id and p.disabled_at is null
where e.until >= $1::date and e.until <= $1::date + $2::int
order by e.until, e.id, p.id`;
