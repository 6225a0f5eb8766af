import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { type ContractContent, ContractMissing } from '../domain/contract.js';
import type { Side } from '../domain/signature.js';

/** A contract as it is read, signed and printed. */
export interface ContractFileView {
  readonly id: string;
  readonly grantId: string;
  readonly content: ContractContent;
  readonly contentHash: string;
  readonly preparedAt: Date;
  readonly preparedBy: string;
  readonly signatures: readonly {
    readonly side: Side;
    readonly personName: string;
    readonly signedAt: Date;
  }[];
}

/** The contract in force of a grant, for its pages. */
@Injectable()
export class ContractFile {
  constructor(private readonly database: Database) {}

  /** Throws `ContractMissing`. */
  async of(grantId: string): Promise<ContractFileView> {
    const found = await this.find(grantId);
    if (found) return found;
    throw new ContractMissing('This grant has no contract.', { grantId });
  }

  async find(grantId: string): Promise<ContractFileView | null> {
    const [contract] = await this.database.query<Stored>(CONTRACT, [grantId]);
    if (!contract) return null;
    const signatures = contract.signatures.map((one) => ({ ...one, signedAt: new Date(one.signedAt) }));
    return { ...contract, signatures };
  }
}

/** Dates inside JSON reach us as text. */
type Stored = Omit<ContractFileView, 'signatures'> & {
  readonly signatures: readonly { readonly side: Side; readonly personName: string; readonly signedAt: string }[];
};

const CONTRACT = `
select c.id, c.grant_id as "grantId", c.content, c.content_hash as "contentHash", c.prepared_at as "preparedAt",
  coalesce(p.name, '') as "preparedBy",
  coalesce((
    select json_agg(json_build_object('side', s.side, 'personName', s.person_name, 'signedAt', s.signed_at) order by s.signed_at)
    from contract_signature s where s.contract_id = c.id
  ), '[]') as signatures
from contract c
left join person p on p.id = c.prepared_by
where c.grant_id = $1 and c.taken_back_at is null`;
