import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { Recipients } from '#libs/identity';
import type { Role } from '#libs/kernel';
import { Correspondence, type Correspondent, type Matter } from '#libs/notifications';
import type { Tx } from '#libs/platform';

interface FileFacts {
  readonly subject: string;
  readonly callId: string;
  readonly grantId: string | null;
  readonly organisationId: string | null;
  readonly code: string | null;
  readonly title: string | null;
}

/** Knows for every instance, grant, payment, report or call, whose file it belongs to and what it is called. */
@Injectable()
export class FileCorrespondence extends Correspondence {
  constructor(
    private readonly calls: Calls,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  async people(tx: Tx, instanceId: string, roles: readonly Role[]): Promise<readonly Correspondent[]> {
    const { callId, organisationId, grantId } = await this.factsOf(tx, instanceId);
    const found = await this.recipients.of(tx, {
      callId,
      organisationId,
      roles: roles.filter((role) => role !== 'assessor'),
    });
    const people = found.map(({ personId, email, language }) => ({ personId, address: email, language }));
    if (!roles.includes('assessor') || grantId === null) return people;
    const assessors: Correspondent[] = await tx.query(ASSESSORS_AT_WORK, [grantId]);
    return [...people, ...assessors.filter(({ personId }) => !people.some((other) => other.personId === personId))];
  }

  async matter(tx: Tx, instanceId: string): Promise<Matter> {
    const facts = await this.factsOf(tx, instanceId);
    const call = await this.calls.of(tx, facts.callId);
    return {
      callId: call.id,
      zone: call.zone,
      call: { fr: call.texts('fr').title, ar: call.texts('ar').title, en: call.texts('en').title },
      code: facts.code ?? call.code,
      title: facts.title !== null && facts.title !== '' ? facts.title : (facts.code ?? call.code),
      path: facts.grantId === null ? `/calls/${call.code}` : `/applications/${facts.grantId}`,
    };
  }

  private async factsOf(tx: Tx, instanceId: string): Promise<FileFacts> {
    const [facts]: FileFacts[] = await tx.query(FACTS, [instanceId]);
    if (!facts) throw new Error(`There is no instance ${instanceId} to write about.`);
    return facts;
  }
}

/** Those who still owe an assessment of the file. */
const ASSESSORS_AT_WORK = `
select p.id as "personId", p.email as address, p.language
from assignment a
join evaluation_round r on r.id = a.round_id
join person p on p.id = a.person_id
left join assessment s on s.assignment_id = a.id
where a.application_id = $1 and a.ended_at is null and r.completed_at is null and s.submitted_at is null
  and p.disabled_at is null
order by p.email`;

const FACTS = `
select i.subject, i.call_id as "callId", g.id as "grantId", a.organisation_id as "organisationId", a.code, a.title
from workflow_instance i
left join workflow_instance g
  on g.id = case when i.subject = 'grant' then i.id when i.subject in ('payment', 'report') then (i.context->>'grantId')::uuid end
left join application a on a.id = g.id
where i.id = $1`;
