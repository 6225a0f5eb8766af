import { Injectable } from '@nestjs/common';
import type { Receipt } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { read } from './read.js';

export interface AccountProfile {
  readonly id: string;
  readonly holder: string;
  readonly bank: string;
  readonly rib: string;
  readonly since: Date;
  readonly enteredBy: string;
  readonly verifiedAt: Date | null;
}

export interface OrganisationProfile {
  readonly id: string;
  readonly name: string;
  readonly nameAr: string | null;
  readonly legalForm: string;
  readonly region: string;
  readonly province: string | null;
  readonly ice: string | null;
  /** `2018-04-30` */
  readonly foundedOn: string;
  readonly receipt: Receipt | null;
  readonly receiptNumber: string | null;
  readonly address: string;
  readonly phone: string;
  /** The organisation that stands for this one; it makes no new applications. */
  readonly sameAs: string | null;
  readonly version: number;
  /** Where it is paid to now; null until it has said. */
  readonly account: AccountProfile | null;
}

/** What an organisation says about itself, and its present bank account. Whoever asks has decided who may see it. */
@Injectable()
export class OrganisationProfiles {
  constructor(private readonly database: Database) {}

  async of(tx: Tx | null, id: string): Promise<OrganisationProfile | null> {
    const [found] = await this.find(tx, [id]);
    return found ?? null;
  }

  /** Several at once, for a list; in no particular order. */
  async ofAll(tx: Tx | null, ids: readonly string[]): Promise<readonly OrganisationProfile[]> {
    return ids.length === 0 ? [] : this.find(tx, ids);
  }

  private async find(tx: Tx | null, ids: readonly string[]): Promise<OrganisationProfile[]> {
    const rows = await read<Found>(
      tx,
      this.database,
      `select o.id, o.name, o.name_ar as "nameAr", o.legal_form as "legalForm", o.region, o.province, o.ice,
         o.founded_on::text as "foundedOn", o.receipt,
         o.receipt_number as "receiptNumber", o.address, o.phone, o.same_as as "sameAs", o.version,
         a.id as "accountId", a.holder, a.bank, a.rib, a.since, a.entered_by as "enteredBy", a.verified_at as "verifiedAt"
       from organisation o left join bank_account a on a.organisation_id = o.id and a.ended_at is null
       where o.id = any($1)`,
      [ids],
    );
    return rows.map(({ accountId, holder, bank, rib, since, enteredBy, verifiedAt, ...organisation }) => ({
      ...organisation,
      account: accountId === null ? null : { id: accountId, holder, bank, rib, since, enteredBy, verifiedAt },
    }));
  }
}

interface Found extends Omit<OrganisationProfile, 'account'>, Omit<AccountProfile, 'id'> {
  readonly accountId: string | null;
}
