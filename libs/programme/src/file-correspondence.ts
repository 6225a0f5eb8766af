import { Injectable } from '@nestjs/common';
import { type Call, Calls, officeHoursOf } from '#libs/calls';
import { Recipients } from '#libs/identity';
import { Correspondence, type Correspondent, type Matter, type Readership } from '#libs/notifications';
import type { Tx } from '#libs/platform';

interface FileFacts {
  readonly instanceId: string;
  readonly callId: string;
  readonly grantId: string | null;
  readonly organisationId: string | null;
  readonly code: string | null;
  readonly title: string | null;
}

/** Knows for every instance, grant, payment, report, complaint or call, whose file it belongs to and what it is called. */
@Injectable()
export class FileCorrespondence extends Correspondence {
  constructor(
    private readonly calls: Calls,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  async people(tx: Tx, asked: readonly Readership[]): Promise<readonly (readonly Correspondent[])[]> {
    const facts = await factsOf(tx, asked);
    const recipients = await this.recipients.ofAll(
      tx,
      facts.map(({ callId, organisationId }, n) => {
        const roles = asked[n]?.roles.filter((role) => role !== 'assessor') ?? [];
        return { callId, organisationId, roles };
      }),
    );
    const assessed = asked.map(({ roles }, n) => (roles.includes('assessor') ? facts[n]?.grantId : null));
    const assessors = await assessorsAtWork(tx, assessed);
    return assessed.map((grantId, n) => {
      const people = (recipients[n] ?? []).map(({ personId, email: address, language }) => ({
        personId,
        address,
        language,
      }));
      const others = assessors.filter((assessor) => assessor.grantId === grantId);
      return [...people, ...others.filter(({ personId }) => !people.some((person) => person.personId === personId))];
    });
  }

  async matters(tx: Tx, instanceIds: readonly string[]): Promise<readonly Matter[]> {
    const facts = await factsOf(
      tx,
      instanceIds.map((instanceId) => ({ instanceId })),
    );
    const calls = new Map<string, MatterOfCall>();
    for (const { callId } of facts)
      if (!calls.has(callId)) calls.set(callId, matterOfCall(await this.calls.of(tx, callId)));
    return facts.map((file) => matterOf(file, calls.get(file.callId)));
  }
}

/** What is the same for every file of a call, and its code. */
type MatterOfCall = Pick<Matter, 'callId' | 'zone' | 'call' | 'hours'> & { readonly callCode: string };

function matterOfCall(call: Call): MatterOfCall {
  return {
    callId: call.id,
    callCode: call.code,
    zone: call.zone,
    call: { fr: call.texts('fr').title, ar: call.texts('ar').title, en: call.texts('en').title },
    hours: officeHoursOf(call),
  };
}

function matterOf({ callId, grantId, code, title }: FileFacts, about: MatterOfCall | undefined): Matter {
  if (!about) throw new Error(`There is no call ${callId} to write about.`);
  const { callCode, ...matter } = about;
  return {
    ...matter,
    code: code ?? callCode,
    title: title !== null && title !== '' ? title : (code ?? callCode),
    path: grantId === null ? `/calls/${callCode}` : `/applications/${grantId}`,
  };
}

/** In the order in which they are asked for. */
async function factsOf(tx: Tx, asked: readonly { readonly instanceId: string }[]): Promise<readonly FileFacts[]> {
  const rows: FileFacts[] = await tx.query(FACTS, [asked.map(({ instanceId }) => instanceId)]);
  const known = new Map(rows.map((row) => [row.instanceId, row]));
  return asked.map(({ instanceId }) => {
    const facts = known.get(instanceId);
    if (!facts) throw new Error(`There is no instance ${instanceId} to write about.`);
    return facts;
  });
}

type AssessorAtWork = Correspondent & { readonly grantId: string };

async function assessorsAtWork(
  tx: Tx,
  grantIds: readonly (string | null | undefined)[],
): Promise<readonly AssessorAtWork[]> {
  const known = grantIds.filter((id) => typeof id === 'string');
  return known.length === 0 ? [] : tx.query(ASSESSORS_AT_WORK, [known]);
}

/** Those who still owe an assessment of the file. */
const ASSESSORS_AT_WORK = `
select a.application_id as "grantId", p.id as "personId", p.email as address, p.language
from assignment a
join evaluation_round r on r.id = a.round_id
join person p on p.id = a.person_id
left join assessment s on s.assignment_id = a.id
where a.application_id = any($1) and a.ended_at is null and r.completed_at is null and s.submitted_at is null
  and p.disabled_at is null
order by p.email`;

const FACTS = `
select i.id as "instanceId", i.call_id as "callId", g.id as "grantId", a.organisation_id as "organisationId", a.code, a.title
from workflow_instance i
left join workflow_instance g
  on g.id = case when i.subject = 'grant' then i.id when i.subject in ('payment', 'report', 'complaint') then (i.context->>'grantId')::uuid end
left join application a on a.id = g.id
where i.id = any($1)`;
