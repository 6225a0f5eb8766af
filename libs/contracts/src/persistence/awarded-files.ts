import { Injectable } from '@nestjs/common';
import { DomainError, type JsonObject } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';

/** What a contract takes from the file that was awarded. Facts of other features, read where they are kept. */
export interface AwardedFile {
  readonly applicationCode: string;
  readonly projectTitle: string;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly nameAr: string | null;
    readonly ice: string | null;
    readonly address: string;
  };
  readonly account: { readonly rib: string; readonly verifiedAt: Date | null } | null;
  readonly signatories: number;
  /** Kinds of the documents in the legal file. */
  readonly legalDocuments: readonly string[];
  /** The budget page of the submission that was awarded, as it was typed. */
  readonly budget: JsonObject;
  readonly months: number;
}

/** There is no file to write a contract from. */
export class AwardedFileMissing extends DomainError {
  readonly code = 'contracts.awarded-file-missing';
}

interface Found {
  readonly applicationCode: string | null;
  readonly projectTitle: string;
  readonly organisationId: string;
  readonly name: string;
  readonly nameAr: string | null;
  readonly ice: string | null;
  readonly address: string;
  readonly rib: string | null;
  readonly verifiedAt: Date | null;
  readonly signatories: number;
  readonly legalDocuments: readonly string[];
  readonly budget: JsonObject | null;
  readonly months: number | null;
}

const FILE = `
select a.code as "applicationCode", a.title as "projectTitle", o.id as "organisationId", o.name, o.name_ar as "nameAr",
  o.ice, o.address, b.rib, b.verified_at as "verifiedAt",
  (select count(*)::int from membership m join person p on p.id = m.person_id
   where m.organisation_id = o.id and m.ended_at is null and m.role in ('owner', 'signatory') and p.disabled_at is null)
    as signatories,
  array(select distinct d.kind from document d
    where d.application_id = a.id and d.document_set = 'legalFile' and d.removed_at is null) as "legalDocuments",
  s.content->'answers'->'fullApplication'->'budget' as budget, (s.content->'request'->>'months')::int as months
from application a
join workflow_instance i on i.id = a.id
join organisation o on o.id = a.organisation_id
left join bank_account b on b.organisation_id = o.id and b.ended_at is null
left join submission s on s.id = coalesce(
  i.context->'submissions'->'fullApplication'->>'submissionId', i.context->'submissions'->'conceptNote'->>'submissionId')::uuid
where a.id = $1`;

/** Reads the file of a grant as far as its contract needs it. */
@Injectable()
export class AwardedFiles {
  constructor(private readonly database: Database) {}

  /** `tx` null: outside a transaction, for a page. Throws `AwardedFileMissing`. */
  async of(tx: Tx | null, grantId: string): Promise<AwardedFile> {
    const rows: Found[] = tx ? await tx.query(FILE, [grantId]) : await this.database.query<Found>(FILE, [grantId]);
    if (!rows[0]) throw new AwardedFileMissing('There is no application behind this grant.', { grantId });
    return toFile(rows[0]);
  }
}

function toFile(found: Found): AwardedFile {
  const { applicationCode, projectTitle, organisationId, name, nameAr, ice, address, rib, verifiedAt } = found;
  return {
    applicationCode: applicationCode ?? '',
    projectTitle,
    organisation: { id: organisationId, name, nameAr, ice, address },
    account: rib === null ? null : { rib, verifiedAt },
    signatories: found.signatories,
    legalDocuments: found.legalDocuments,
    budget: found.budget ?? {},
    months: found.months ?? 0,
  };
}
