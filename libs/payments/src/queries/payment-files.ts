import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { Database, Reads } from '#libs/platform';

/** There is no such payment file. */
export class BatchNotFound extends DomainError {
  readonly code = 'payments.batch-not-found';
}

/** A payment file without its content. */
export interface BatchLine {
  readonly id: string;
  readonly messageId: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly executeOn: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly transfers: number;
  readonly sha256: string;
  /** Calls whose payments are in it. */
  readonly callIds: readonly string[];
}

/** Where a page of the list ends. */
export interface BatchPlace {
  readonly madeAt: string;
  readonly id: string;
}

export interface BatchTransfer {
  readonly paymentId: string;
  readonly contractNumber: string;
  readonly organisationName: string;
  readonly amountMinor: number;
  readonly endToEndId: string;
  readonly state: string;
  readonly returnedAt: Date | null;
}

/** Payment files, for the pages of finance. */
@Injectable()
export class PaymentFiles {
  constructor(
    private readonly database: Database,
    private readonly reads: Reads,
  ) {}

  /** Newest first, from behind `after` on; of the calls that the reader may see, null: of all. */
  list(
    callIds: readonly string[] | null,
    { limit, after = null }: { readonly limit: number; readonly after?: BatchPlace | null },
  ): Promise<readonly BatchLine[]> {
    return this.reads.query<BatchLine>(
      `${BATCH} ${SEEN} and ($3::timestamptz is null or (date_trunc('milliseconds', f.made_at), f.id) < ($3, $4::uuid))
       order by date_trunc('milliseconds', f.made_at) desc, f.id desc limit $2`,
      [callIds, limit, after?.madeAt ?? null, after?.id ?? null],
    );
  }

  /** Throws `BatchNotFound`, also for a file with payments of a call that the reader may not see. */
  async of(id: string, callIds: readonly string[] | null): Promise<BatchLine> {
    const [batch] = await this.database.query<BatchLine>(`${BATCH} ${SEEN} and f.id = $2`, [callIds, id]);
    if (!batch) throw new BatchNotFound('There is no such payment file.', { id });
    return batch;
  }

  transfers(batchId: string): Promise<readonly BatchTransfer[]> {
    return this.database.query<BatchTransfer>(TRANSFERS, [batchId]);
  }

  /** The file itself, as it was made. */
  async content(batchId: string): Promise<string> {
    const [row] = await this.database.query<{ file: string }>('select f.file from payment_batch f where f.id = $1', [
      batchId,
    ]);
    if (!row) throw new BatchNotFound('There is no such payment file.', { id: batchId });
    return row.file;
  }
}

const BATCH = `
select f.id, f.message_id as "messageId", f.made_at as "madeAt", coalesce(m.name, '') as "madeBy",
  f.execute_on::text as "executeOn", f.currency, f.total_minor::float8 as "totalMinor", f.transfers, f.sha256,
  (select array_agg(distinct p.call_id) from payment_order o join payment p on p.id = o.payment_id where o.batch_id = f.id)
    as "callIds"
from payment_batch f
left join person m on m.id = f.made_by`;

const SEEN = `
where ($1::uuid[] is null or not exists (
  select from payment_order o join payment p on p.id = o.payment_id where o.batch_id = f.id and p.call_id <> all ($1)))`;

const TRANSFERS = `
select o.payment_id as "paymentId", p.contract_number as "contractNumber", a.organisation_name as "organisationName",
  o.amount_minor::float8 as "amountMinor", o.end_to_end_id as "endToEndId", i.state, o.returned_at as "returnedAt"
from payment_order o
join payment p on p.id = o.payment_id
join application a on a.id = p.grant_id
join workflow_instance i on i.id = p.id
where o.batch_id = $1
order by p.contract_number, o.end_to_end_id`;
