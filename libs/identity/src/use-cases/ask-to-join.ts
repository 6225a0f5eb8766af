import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { Database, isLang, PersonalMail } from '#libs/platform';

export interface AskToJoinCommand extends Command {
  readonly organisationId: string;
}

interface Owner {
  readonly personId: string;
  readonly address: string;
  readonly language: string;
  readonly organisation: string;
  readonly asker: string;
  readonly askerEmail: string;
}

/** Asks the owners of an organisation to invite somebody; nothing is given by asking, and a day is asked once. */
@Injectable()
export class AskToJoin {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mail: PersonalMail,
  ) {}

  execute({ by, organisationId }: AskToJoinCommand): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    return this.database.transaction(async (tx) => {
      const owners: Owner[] = await tx.query(OWNERS, [organisationId, by.id]);
      for (const { organisation, asker, askerEmail, language, ...person } of owners) {
        await this.mail.send(tx, {
          cause: `join ${organisationId} ${by.id} ${day}`,
          template: 'joinAsked',
          to: { ...person, language: isLang(language) ? language : 'fr' },
          path: `/organisations/${organisationId}/members`,
          params: { organisation, asker, askerEmail },
        });
      }
    });
  }
}

const OWNERS = `
select p.id as "personId", p.email as address, p.language, o.name as organisation, a.name as asker, a.email as "askerEmail"
from membership m
join person p on p.id = m.person_id and p.disabled_at is null
join organisation o on o.id = m.organisation_id
join person a on a.id = $2
where m.organisation_id = $1 and m.ended_at is null and m.role in ('owner', 'signatory') order by p.id`;
