import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import { isLang, PersonalMail, type Tx } from '#libs/platform';

export interface News {
  readonly organisationId: string;
  /** What happened: each member is told once of it. */
  readonly cause: string;
  readonly template: string;
  readonly path: string;
  readonly params: JsonObject;
}

/** Writes to everybody who belongs to an organisation about who acts for it. */
@Injectable()
export class TellMembers {
  constructor(private readonly mail: PersonalMail) {}

  async execute(tx: Tx, { organisationId, cause, template, path, params }: News): Promise<void> {
    const told: { personId: string; address: string; language: string; organisation: string }[] = await tx.query(
      `select p.id as "personId", p.email as address, p.language, o.name as organisation
       from membership m
       join person p on p.id = m.person_id and p.disabled_at is null
       join organisation o on o.id = m.organisation_id
       where m.organisation_id = $1 and m.ended_at is null order by p.id`,
      [organisationId],
    );
    for (const { organisation, language, ...person } of told) {
      const to = { ...person, language: isLang(language) ? language : ('fr' as const) };
      await this.mail.send(tx, { cause, template, to, path, params: { organisation, ...params } });
    }
  }
}
